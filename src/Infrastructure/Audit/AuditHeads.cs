using Dapper;
using Entente.Domain.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Audit;

internal static class AuditHeads
{
    /// <summary>The last entry of a brand's chain as this statement sees it.</summary>
    public static async Task<AuditHead> ReadAsync(DatabaseSession session, Guid brandId, CancellationToken ct) =>
        await session.Connection.QuerySingleOrDefaultAsync<AuditHead>(
            new CommandDefinition(
                "select seq, hash from audit_entries where brand_id = @brandId order by seq desc limit 1",
                new { brandId },
                session.Transaction,
                cancellationToken: ct
            )
        ) ?? AuditChain.Beginning;
}
