using Entente.Application.Legal;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Legal;

internal sealed class PostgresLegalReferralReads(EntenteDatabase database) : ILegalReferralReads
{
    public async Task<IReadOnlyList<LegalReferralRead>> ListAsync(Guid brandId, LegalReferralCursor? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<LegalReferralRow>(
            brandId,
            $"""
            {LegalReferralRow.Select}
            where l.brand_id = @brandId {(after is null ? "" : "and (l.requested_at, l.id) < (@at, @id)")}
            order by l.requested_at desc, l.id desc
            limit @limit
            """,
            new
            {
                brandId,
                limit,
                at = (after?.RequestedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                id = after?.Id,
            },
            ct
        );
        return [.. rows.Select(r => r.ToRead())];
    }

    public async Task<IReadOnlyList<LegalReferralRead>> OfCaseAsync(Guid brandId, Guid caseId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<LegalReferralRow>(
            brandId,
            $"""
            {LegalReferralRow.Select}
            where l.brand_id = @brandId and l.case_id = @caseId
            order by l.requested_at desc, l.id desc
            """,
            new { brandId, caseId },
            ct
        );
        return [.. rows.Select(r => r.ToRead())];
    }

    public async Task<LegalReferralRead?> FindAsync(Guid brandId, Guid referralId, CancellationToken ct) =>
        (await LegalReferralRow.FindAsync(database, brandId, referralId, ct))?.ToRead();
}
