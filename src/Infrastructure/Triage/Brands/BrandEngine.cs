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
        var assessments = shipped.Assess(texts, brand);
        if (brand.ListsVersion == 0)
        {
            return assessments;
        }
        var version = $"{ModelVersion}+c{brand.ListsVersion}";
        return [.. assessments.Select(a => a with { ModelVersion = version })];
    }
}
