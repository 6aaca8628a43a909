using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Policies;
using Entente.Infrastructure.Database;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Infrastructure.Mentions;

/// <summary>Turns a batch of posts into the arrays that <c>RecordMentions.sql</c> reads, one element a post.</summary>
internal static class RecordMentionsCommand
{
    private static readonly string Statement = EmbeddedSql.Read(typeof(RecordMentionsCommand), "RecordMentions.sql");

    public static NpgsqlCommand Create(
        DatabaseSession session,
        Brand brand,
        Policy policy,
        DateTimeOffset now,
        IReadOnlyList<JudgedMention> mentions,
        List<int> batch
    )
    {
        var command = new NpgsqlCommand(Statement, session.Connection, session.Transaction);
        var p = command.Parameters;
        p.AddWithValue("brand", brand.Id);
        p.AddWithValue("time_zone", brand.TimeZone);
        p.AddWithValue("now", now.UtcDateTime);
        p.AddWithValue("policy_version", policy.Version);
        p.AddWithValue("same_matter", policy.SameMatterWithin);
        var timetable = new Timetable(policy, brand.Zone);
        foreach (var kind in (ClockKind[])[ClockKind.FirstReply, ClockKind.Resolution, ClockKind.Principle])
        {
            p.AddWithValue($"{Vocabulary.Word(kind)}_due_at", timetable.Due(kind, now).UtcDateTime);
        }
        p.AddWithValue("model_version", mentions[batch[0]].Assessment.ModelVersion);
        p.AddWithValue("ord", batch.ToArray());
        var rows = batch.ConvertAll(i => mentions[i]);
        AddIds(p, rows, now);
        AddWords(p, rows);
        AddJudgement(p, rows);
        return command;
    }

    private static void AddIds(NpgsqlParameterCollection p, List<JudgedMention> rows, DateTimeOffset now)
    {
        foreach (var name in (string[])["mention_id", "case_id", "event_id", "author_id"])
        {
            p.AddWithValue(name, rows.ConvertAll(_ => Guid.CreateVersion7(now)).ToArray());
        }
    }

    private static void AddWords(NpgsqlParameterCollection p, List<JudgedMention> rows)
    {
        Add(p, "network", NpgsqlDbType.Text, rows, r => Vocabulary.Word(r.Mention.Network));
        Add(p, "external_id", NpgsqlDbType.Text, rows, r => r.Mention.ExternalId);
        Add(p, "parent_external_id", NpgsqlDbType.Text, rows, r => r.Mention.ParentExternalId);
        Add(p, "url", NpgsqlDbType.Text, rows, r => r.Mention.Url);
        Add(p, "text", NpgsqlDbType.Text, rows, r => r.Mention.Text);
        Add(p, "posted_at", NpgsqlDbType.TimestampTz, rows, r => r.Mention.PostedAt?.UtcDateTime);
        Add(p, "edited_at", NpgsqlDbType.TimestampTz, rows, r => r.Mention.EditedAt?.UtcDateTime);
        Add(p, "author_external_id", NpgsqlDbType.Text, rows, r => r.Mention.Author?.ExternalId);
        Add(p, "author_handle", NpgsqlDbType.Text, rows, r => r.Mention.Author?.Handle);
        Add(p, "author_name", NpgsqlDbType.Text, rows, r => r.Mention.Author?.DisplayName);
        Add(p, "channel_id", NpgsqlDbType.Uuid, rows, r => r.ChannelId);
        Add(p, "payload", NpgsqlDbType.Bytea, rows, r => r.Mention.Payload);
    }

    private static void AddJudgement(NpgsqlParameterCollection p, List<JudgedMention> rows)
    {
        Add(p, "language", NpgsqlDbType.Text, rows, r => r.Assessment.Language ?? r.Mention.Language);
        Add(p, "sentiment", NpgsqlDbType.Text, rows, r => r.Assessment.Sentiment is { } s ? Vocabulary.Word(s) : null);
        Add(p, "sentiment_score", NpgsqlDbType.Real, rows, r => (float?)r.Assessment.SentimentScore);
        Add(p, "category", NpgsqlDbType.Text, rows, r => r.Assessment.Category is { } c ? Vocabulary.Word(c) : null);
        Add(p, "category_confidence", NpgsqlDbType.Real, rows, r => (float?)r.Assessment.CategoryConfidence);
        Add(p, "signals", NpgsqlDbType.Text, rows, r => StoredSignals.Write(r.Assessment.Signals));
        Add(p, "reasons", NpgsqlDbType.Text, rows, r => StoredSignals.Write(r.Assessment.Reasons));
        Add(p, "standing", NpgsqlDbType.Text, rows, r => Vocabulary.Word(r.Standing));
        Add(p, "breaks_principle", NpgsqlDbType.Boolean, rows, r => (bool?)r.BreaksPrinciple);
        Add(p, "opens_case", NpgsqlDbType.Boolean, rows, r => (bool?)r.OpensCase);
    }

    private static void Add<T>(
        NpgsqlParameterCollection p,
        string name,
        NpgsqlDbType type,
        List<JudgedMention> rows,
        Converter<JudgedMention, T> value
    ) => p.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = rows.ConvertAll(value).ToArray() });
}
