using System.Data;
using System.Text.Json;
using Dapper;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Triage.Brands;

/// <summary>Which model is to count, by whom and why; <see cref="Expected"/> is the version of the choice it follows.</summary>
internal sealed record ModelChoice(int? Number, int Expected, string Actor, string Reason, DateTimeOffset At)
{
    /// <summary>Writes the choice and its line in the chained history; false when another choice came first. The caller commits.</summary>
    public async Task<bool> TryPutInForceAsync(DatabaseSession session, Guid brandId, string kind, CancellationToken ct)
    {
        var eventId = Guid.CreateVersion7(At);
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("number", Number, DbType.Int32);
        p.Add("expected", Expected);
        p.Add("actor", Actor);
        p.Add("reason", Reason);
        p.Add("at", At.UtcDateTime);
        p.Add("kind", kind);
        p.Add("eventId", eventId);
        p.Add("details", JsonSerializer.Serialize(new { number = Number, reason = Reason }));
        var chosen = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                with chosen as (
                    insert into triage_choices (brand_id, version, number, chosen_by, chosen_at, reason)
                    values (@brandId, @expected + 1, @number, @actor, @at, @reason)
                    on conflict (brand_id) do update
                    set version = excluded.version, number = excluded.number, chosen_by = excluded.chosen_by,
                        chosen_at = excluded.chosen_at, reason = excluded.reason
                    where triage_choices.version = @expected
                    returning brand_id
                )
                insert into brand_events (brand_id, id, kind, actor, happened_at, details)
                select brand_id, @eventId, @kind, @actor, @at, @details::jsonb
                from chosen
                """,
                p,
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (chosen == 0)
        {
            return false;
        }
        await AuditSeals.SealAsync(session, brandId, [eventId], ct);
        return true;
    }
}
