using Entente.Application.Triage;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Brands;

/// <summary>
/// The engine as a brand has it: what its lists and its own model decide shows in the model version, so that the same text and version
/// still mean the same answer.
/// </summary>
internal sealed class BrandEngine(ITriageEngine shipped) : ITriageEngine
{
    public string ModelVersion => shipped.ModelVersion;

    public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
    {
        // A layer learnt over another shipped model would add to scores that it never saw.
        brand = brand.Layer?.ShippedVersion == ModelVersion ? brand : brand with { Layer = null };
        var assessments = shipped.Assess(texts, brand);
        if (brand is { ListsVersion: 0, Layer: null })
        {
            return assessments;
        }
        var lists = brand.ListsVersion == 0 ? "" : $"+c{brand.ListsVersion}";
        var suffix = $"{lists}{(brand.Layer is { } own ? $"+m{own.Number}" : "")}";
        return [.. assessments.Select(a => a with { ModelVersion = a.ModelVersion + suffix })];
    }
}
