using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Infrastructure.Mentions;

/// <summary>Turns a batch of posts judged again into the arrays that <c>SaveReassessed.sql</c> reads, one element a post.</summary>
internal static class SaveReassessedCommand
{
    private static readonly string Statement = EmbeddedSql.Read(typeof(SaveReassessedCommand), "SaveReassessed.sql");

    /// <summary>The run as it is after this batch; null when another server took it over. The caller commits.</summary>
    public static async Task<Reassessment?> RunAsync(
        DatabaseSession session,
        Brand brand,
        Reassessment run,
        IReadOnlyList<ReassessedPost> posts,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var command = Create(session, brand, run, posts, now);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? run with
            {
                Version = reader.GetInt32(0),
                Done = reader.GetInt64(1),
                Changed = reader.GetInt64(2),
                AfterId = posts[^1].Post.Id,
                ModelVersion = posts[^1].Assessment.ModelVersion,
            }
            : null;
    }

    private static NpgsqlCommand Create(
        DatabaseSession session,
        Brand brand,
        Reassessment run,
        IReadOnlyList<ReassessedPost> posts,
        DateTimeOffset now
    )
    {
        var command = new NpgsqlCommand(Statement, session.Connection, session.Transaction);
        var p = command.Parameters;
        p.AddWithValue("brand", brand.Id);
        p.AddWithValue("time_zone", brand.TimeZone);
        p.AddWithValue("now", now.UtcDateTime);
        p.AddWithValue("run", run.Id);
        p.AddWithValue("run_version", run.Version);
        p.AddWithValue("count", (long)posts.Count);
        p.AddWithValue("last_id", posts[^1].Post.Id);
        p.AddWithValue("model_version", posts[^1].Assessment.ModelVersion);
        Add(p, "id", NpgsqlDbType.Uuid, posts, r => r.Post.Id);
        Add(p, "written_at", NpgsqlDbType.TimestampTz, posts, r => r.Post.WrittenAt.UtcDateTime);
        Add(p, "language", NpgsqlDbType.Text, posts, r => r.Assessment.Language ?? r.Post.Language);
        Add(p, "sentiment", NpgsqlDbType.Text, posts, r => r.Assessment.Sentiment is { } s ? Vocabulary.Word(s) : null);
        Add(p, "sentiment_score", NpgsqlDbType.Real, posts, r => (float?)r.Assessment.SentimentScore);
        Add(p, "category", NpgsqlDbType.Text, posts, r => r.Assessment.Category is { } c ? Vocabulary.Word(c) : null);
        Add(p, "category_confidence", NpgsqlDbType.Real, posts, r => (float?)r.Assessment.CategoryConfidence);
        Add(p, "signals", NpgsqlDbType.Text, posts, r => StoredSignals.Write(r.Assessment.Signals));
        Add(p, "reasons", NpgsqlDbType.Text, posts, r => StoredSignals.Write(r.Assessment.Reasons));
        Add(p, "standing", NpgsqlDbType.Text, posts, r => Vocabulary.Word(r.Standing));
        Add(p, "breaks_principle", NpgsqlDbType.Boolean, posts, r => r.BreaksPrinciple);
        return command;
    }

    private static void Add<T>(
        NpgsqlParameterCollection p,
        string name,
        NpgsqlDbType type,
        IReadOnlyList<ReassessedPost> posts,
        Func<ReassessedPost, T> value
    ) => p.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = posts.Select(value).ToArray() });
}
