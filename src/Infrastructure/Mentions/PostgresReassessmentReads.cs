using Entente.Application.Mentions;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresReassessmentReads(EntenteDatabase database) : IReassessmentReads
{
    public Task<Reassessment?> FindAsync(Guid brandId, Guid id, CancellationToken ct) =>
        OneAsync(brandId, "id = @id", new { brandId, id }, ct);

    public Task<Reassessment?> LatestAsync(Guid brandId, CancellationToken ct) =>
        OneAsync(brandId, "true order by requested_at desc, id desc limit 1", new { brandId }, ct);

    private async Task<Reassessment?> OneAsync(Guid brandId, string which, object parameters, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<ReassessmentRow>(
            brandId,
            $"select {ReassessmentRow.Columns} from reassessments where brand_id = @brandId and {which}",
            parameters,
            ct
        );
        return row?.ToReassessment();
    }
}
