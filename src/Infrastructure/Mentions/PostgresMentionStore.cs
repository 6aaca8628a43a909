using Entente.Application.Mentions;
using Entente.Application.Policies;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Mentions;

/// <summary>Stores posts by one set-based statement a batch (<c>RecordMentions.sql</c>), in one transaction.</summary>
internal sealed class PostgresMentionStore(EntenteDatabase database, IPolicyReads policies) : IMentionStore
{
    private const int MostTries = 5;
    private static readonly string MarkDeleted = EmbeddedSql.Read(typeof(PostgresMentionStore), "MarkDeleted.sql");

    /// <summary>What happened to cases: opened, or to ones that were open already. Ids of deletions that touched none are among them.</summary>
    private sealed class WrittenEvents
    {
        public List<Guid> All { get; } = [];

        public List<Guid> OfOpenCases { get; } = [];

        public void Add(Guid id, bool opensCase)
        {
            All.Add(id);
            if (!opensCase)
            {
                OfOpenCases.Add(id);
            }
        }
    }

    public async Task<IReadOnlyList<RecordedMention>> RecordAsync(
        Brand brand,
        IReadOnlyList<JudgedMention> mentions,
        Policy policy,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await RecordOnceAsync(brand, mentions, policy, now, ct);
            }
            catch (PostgresException e) when (e.IsTransient && tried < MostTries)
            {
                // Two batches waited for each other, or one was cut off: nothing was stored, the same batch can go again.
            }
        }
    }

    private async Task<IReadOnlyList<RecordedMention>> RecordOnceAsync(
        Brand brand,
        IReadOnlyList<JudgedMention> mentions,
        Policy policy,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var results = new RecordedMention[mentions.Count];
        var events = new WrittenEvents();
        await using var session = await database.OpenKeepingPlansAsync(brand.Id, ct);
        foreach (var round in Rounds(mentions))
        {
            var withWords = round.Where(i => mentions[i].Mention.HasWords).ToList();
            await StoreAsync(session, brand, policy, now, mentions, withWords, results, events, ct);
            var deletions = round.Where(i => mentions[i].Mention.DeletedAt is not null).ToList();
            await DeleteAsync(session, brand, now, mentions, deletions, results, events, ct);
        }
        await ClocksOfPosts.StartAsync(session, brand, policies, now, events.OfOpenCases, ct);
        await AuditSeals.SealAsync(session, brand.Id, events.All, ct);
        await session.CommitAsync(ct);
        return results;
    }

    /// <summary>No statement sees a post twice: the second time a key comes it waits for the next round.</summary>
    private static List<List<int>> Rounds(IReadOnlyList<JudgedMention> mentions)
    {
        var seen = new Dictionary<(Network, string), int>(mentions.Count);
        var rounds = new List<List<int>>();
        for (var i = 0; i < mentions.Count; i++)
        {
            var key = (mentions[i].Mention.Network, mentions[i].Mention.ExternalId);
            var round = seen.TryGetValue(key, out var last) ? last + 1 : 0;
            seen[key] = round;
            if (rounds.Count == round)
            {
                rounds.Add([]);
            }
            rounds[round].Add(i);
        }
        return rounds;
    }

    private static async Task StoreAsync(
        DatabaseSession session,
        Brand brand,
        Policy policy,
        DateTimeOffset now,
        IReadOnlyList<JudgedMention> mentions,
        List<int> batch,
        RecordedMention[] results,
        WrittenEvents events,
        CancellationToken ct
    )
    {
        // A post that another transaction stored meanwhile answers nothing: it is known the next time.
        for (var tried = 0; batch.Count > 0; tried++)
        {
            if (tried == MostTries)
            {
                throw new InvalidOperationException($"{batch.Count} posts changed under every one of {MostTries} tries to store them.");
            }
            await using var command = RecordMentionsCommand.Create(session, brand, policy, now, mentions, batch);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var unresolved = new List<int>();
            while (await reader.ReadAsync(ct))
            {
                var ord = reader.GetInt32(0);
                if (await reader.IsDBNullAsync(1, ct))
                {
                    unresolved.Add(ord);
                    continue;
                }
                if (!await reader.IsDBNullAsync(4, ct))
                {
                    events.Add(reader.GetGuid(4), opensCase: reader.GetBoolean(5));
                }
                results[ord] = new RecordedMention(
                    Vocabulary.Parse<RecordingResult>(reader.GetString(1)),
                    reader.GetGuid(2),
                    await reader.IsDBNullAsync(3, ct) ? null : reader.GetGuid(3),
                    []
                );
            }
            batch = unresolved;
        }
    }

    private static async Task DeleteAsync(
        DatabaseSession session,
        Brand brand,
        DateTimeOffset now,
        IReadOnlyList<JudgedMention> mentions,
        List<int> batch,
        RecordedMention[] results,
        WrittenEvents events,
        CancellationToken ct
    )
    {
        if (batch.Count == 0)
        {
            return;
        }
        var gone = batch.ConvertAll(i => mentions[i].Mention);
        await using var command = new NpgsqlCommand(MarkDeleted, session.Connection, session.Transaction);
        command.Parameters.AddWithValue("brand", brand.Id);
        command.Parameters.AddWithValue("now", now.UtcDateTime);
        command.Parameters.AddWithValue("ord", batch.ToArray());
        command.Parameters.AddWithValue("network", gone.ConvertAll(m => Vocabulary.Word(m.Network)).ToArray());
        command.Parameters.AddWithValue("external_id", gone.ConvertAll(m => m.ExternalId).ToArray());
        command.Parameters.AddWithValue("deleted_at", gone.ConvertAll(m => m.DeletedAt!.Value.UtcDateTime).ToArray());
        var eventIds = gone.ConvertAll(_ => Guid.CreateVersion7(now)).ToArray();
        command.Parameters.AddWithValue("event_id", eventIds);
        foreach (var id in eventIds)
        {
            events.Add(id, opensCase: false);
        }
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var ord = reader.GetInt32(0);
            Guid? id = await reader.IsDBNullAsync(1, ct) ? null : reader.GetGuid(1);
            results[ord] = new RecordedMention(RecordingResult.Deleted, id, results[ord]?.CaseId, []);
        }
    }
}
