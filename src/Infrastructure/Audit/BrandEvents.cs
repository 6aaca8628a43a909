using System.Text.Json;
using Dapper;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Audit;

/// <summary>What happens to a brand and to no case of it: written and sealed in the transaction that makes it happen.</summary>
internal static class BrandEvents
{
    /// <param name="kind">A word that <c>brand_events</c> knows.</param>
    /// <param name="details">Ids and words of the desk: personal data have no place here.</param>
    public static async Task KeepAsync(
        DatabaseSession session,
        Guid brandId,
        string kind,
        string actor,
        DateTimeOffset at,
        object details,
        CancellationToken ct
    )
    {
        var id = Guid.CreateVersion7(at);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into brand_events (brand_id, id, kind, actor, happened_at, details)
                values (@brandId, @id, @kind, @actor, @at, @details::jsonb)
                """,
                new
                {
                    brandId,
                    id,
                    kind,
                    actor,
                    at = at.UtcDateTime,
                    details = JsonSerializer.Serialize(details),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await AuditSeals.SealAsync(session, brandId, [id], ct);
    }
}
