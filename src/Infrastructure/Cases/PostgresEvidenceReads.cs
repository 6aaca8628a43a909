using Entente.Application.Cases;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

internal sealed class PostgresEvidenceReads(EntenteDatabase database) : IEvidenceReads
{
    private sealed record Row(Guid MentionId, DateTime CapturedAt, string Sha256, bool Intact, string Content, bool HasPayload);

    public async Task<IReadOnlyList<EvidenceItem>> OfCaseAsync(Guid brandId, Guid caseId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select
                e.mention_id, e.captured_at, e.sha256,
                {EvidenceSeal.Intact} as intact,
                e.content, e.payload is not null as has_payload
            from evidence e
            join case_mentions cm on cm.brand_id = e.brand_id and cm.mention_id = e.mention_id
            where e.brand_id = @brandId and cm.case_id = @caseId
            order by e.captured_at, e.mention_id, e.sha256
            """,
            new { brandId, caseId },
            ct
        );
        return [.. rows.Select(r => new EvidenceItem(r.MentionId, r.CapturedAt, r.Sha256, r.Intact, r.Content, r.HasPayload))];
    }
}
