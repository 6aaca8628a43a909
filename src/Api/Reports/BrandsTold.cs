using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

/// <summary>Which brands a joint report tells of: none whose reports the caller may not read.</summary>
public sealed class BrandsTold(IBrandReads brands, Caller caller)
{
    /// <summary>The brands named, or all that are seen; a name that is none of these is told as unknown.</summary>
    public async Task<(IReadOnlyList<Brand> Brands, IReadOnlyList<Error> Errors)> ChooseAsync(
        IReadOnlyList<string>? slugs,
        CancellationToken ct
    )
    {
        var seen = await SeenAsync(ct);
        if (slugs is null)
        {
            return seen.Count is 0 or > JointReportInput.MostBrands
                ? ([], [ReportErrors.NameBrands(seen.Count, JointReportInput.MostBrands)])
                : (seen, []);
        }
        var unknown = slugs.Select((s, i) => (Slug: s, At: i)).Where(s => !seen.Exists(b => b.Slug == s.Slug)).ToList();
        return unknown.Count > 0
            ? ([], [.. unknown.Select(s => ApiKeyErrors.UnknownBrand(s.Slug, s.At))])
            : ([.. slugs.Distinct().Select(s => seen.Find(b => b.Slug == s)!)], []);
    }

    /// <summary>This brand and those named beside it; null where none is.</summary>
    public async Task<(IReadOnlyList<Brand>? Brands, IReadOnlyList<Error> Errors)> BesideAsync(
        Brand brand,
        IReadOnlyList<string>? slugs,
        CancellationToken ct
    )
    {
        if (slugs is null or [])
        {
            return (null, []);
        }
        var (chosen, errors) = await ChooseAsync(slugs, ct);
        return errors.Count > 0 ? (null, errors) : ([brand, .. chosen.Where(b => b.Id != brand.Id)], []);
    }

    public async Task<IReadOnlyList<string>?> SlugsAsync(IReadOnlyList<Guid>? ids, CancellationToken ct) =>
        ids is null
            ? null
            : [.. (await SeenAsync(ct)).Where(b => ids.Contains(b.Id)).OrderBy(b => ids.ToList().IndexOf(b.Id)).Select(b => b.Slug)];

    private async Task<List<Brand>> SeenAsync(CancellationToken ct) =>
        [.. (await brands.ListAsync(ct)).Where(b => caller.May(Scopes.ReportsRead, b.Id))];
}
