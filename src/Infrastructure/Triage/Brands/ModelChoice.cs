using System.Data;
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
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("number", Number, DbType.Int32);
        p.Add("expected", Expected);
        p.Add("actor", Actor);
        p.Add("reason", Reason);
        p.Add("at", At.UtcDateTime);
        var chosen = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into triage_choices (brand_id, version, number, chosen_by, chosen_at, reason)
                values (@brandId, @expected + 1, @number, @actor, @at, @reason)
                on conflict (brand_id) do update
                set version = excluded.version, number = excluded.number, chosen_by = excluded.chosen_by,
                    chosen_at = excluded.chosen_at, reason = excluded.reason
                where triage_choices.version = @expected
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
        await BrandEvents.KeepAsync(session, brandId, kind, Actor, At, new { number = Number, reason = Reason }, ct);
        return true;
    }
}
