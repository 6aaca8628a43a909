using Dapper;
using Entente.Domain.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Audit;

/// <summary>
/// Seals new events into the brand's chain, in the transaction that writes them: what is committed is chained. Writers of one brand take
/// turns from here to their commit, so it is the last thing a transaction does.
/// </summary>
internal static class AuditSeals
{
    /// <summary>Ids that name no event are passed over.</summary>
    public static async Task SealAsync(DatabaseSession session, Guid brandId, IReadOnlyCollection<Guid> eventIds, CancellationToken ct)
    {
        if (eventIds.Count == 0)
        {
            return;
        }
        var (happened, head) = await TakeTurnAsync(session, brandId, eventIds, ct);
        if (happened.Count == 0)
        {
            return;
        }
        var entries = new List<AuditEntry>(happened.Count);
        foreach (var one in happened)
        {
            var entry = AuditChain.Seal(head, one);
            entries.Add(entry);
            head = new AuditHead(entry.Seq, entry.Hash);
        }
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into audit_entries (brand_id, seq, event_id, entry, hash)
                select @brandId, seq, event_id, entry, hash
                from unnest(@seqs, @eventIds, @texts, @hashes) as e (seq, event_id, entry, hash)
                """,
                new
                {
                    brandId,
                    seqs = entries.ConvertAll(e => e.Seq).ToArray(),
                    eventIds = entries.ConvertAll(e => e.EventId).ToArray(),
                    texts = entries.ConvertAll(e => e.Entry).ToArray(),
                    hashes = entries.ConvertAll(e => e.Hash).ToArray(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }

    /// <summary>
    /// What happened, and the head as it is once every writer before this one has committed: statements of their own, for the last to see
    /// what they wrote; one message.
    /// </summary>
    private static async Task<(List<AuditedEvent> Happened, AuditHead Head)> TakeTurnAsync(
        DatabaseSession session,
        Guid brandId,
        IReadOnlyCollection<Guid> eventIds,
        CancellationToken ct
    )
    {
        await using var answers = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                $"""
                with new as (
                    select unnest(@ids) as id
                )
                select {AuditedEventRow.Columns}
                from new
                cross join lateral (select * from case_events where brand_id = @brandId and id = new.id limit 1) e
                union all
                select e.id, null, null, e.kind, e.actor, e.happened_at, e.details_salt, e.details::text
                from new
                cross join lateral (select * from brand_events where brand_id = @brandId and id = new.id limit 1) e
                order by happened_at, id;

                select true from pg_advisory_xact_lock(hashtextextended('audit:' || @brandId::text, 0));

                {AuditHeads.Last};
                """,
                new { brandId, ids = eventIds.ToArray() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var happened = await answers.ReadAsync<AuditedEventRow>();
        await answers.ReadAsync<bool>();
        var head = await answers.ReadSingleOrDefaultAsync<AuditHead>() ?? AuditChain.Beginning;
        return ([.. happened.Select(r => r.ToEvent())], head);
    }
}
