using Dapper;
using Entente.Domain.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Audit;

internal static class AuditHeads
{
    public const string Last = "select seq, hash from audit_entries where brand_id = @brandId order by seq desc limit 1";

    /// <summary>The last entry of a brand's chain as this statement sees it.</summary>
    public static async Task<AuditHead> ReadAsync(DatabaseSession session, Guid brandId, CancellationToken ct) =>
        await session.Connection.QuerySingleOrDefaultAsync<AuditHead>(
            new CommandDefinition(Last, new { brandId }, session.Transaction, cancellationToken: ct)
        ) ?? AuditChain.Beginning;
}
