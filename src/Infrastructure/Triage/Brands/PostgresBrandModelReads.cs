using System.Data;
using Entente.Application.Triage.Learning;
using Entente.Domain.Triage.Learning;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Triage.Brands;

internal sealed class PostgresBrandModelReads(EntenteDatabase database) : IBrandModelReads
{
    private sealed record ChoiceRow(int? Number, int Version, string ChosenBy, DateTime ChosenAt, string Reason);

    public async Task<IReadOnlyList<BrandModel>> PageAsync(Guid brandId, int? before, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<BrandModelRow>(
            brandId,
            $"""
            select {BrandModelRow.Columns}
            from triage_models
            where brand_id = @brandId and (@before::integer is null or number < @before)
            order by number desc
            limit @limit
            """,
            new
            {
                brandId,
                before,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToModel())];
    }

    public async Task<BrandModel?> FindAsync(Guid brandId, int number, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<BrandModelRow>(
            brandId,
            $"select {BrandModelRow.Columns} from triage_models where brand_id = @brandId and number = @number",
            new { brandId, number },
            ct
        );
        return row?.ToModel();
    }

    public async Task<ModelInForce> InForceAsync(Guid brandId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<ChoiceRow>(
            brandId,
            "select number, version, chosen_by, chosen_at, reason from triage_choices where brand_id = @brandId",
            new { brandId },
            ct
        );
        return row is null ? ModelInForce.Shipped : new(row.Number, row.Version, row.ChosenBy, row.ChosenAt, row.Reason);
    }
}
