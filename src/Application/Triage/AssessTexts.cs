using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Triage;

/// <summary>Ask what the machine would say of texts; nothing is stored.</summary>
public sealed record AssessTexts(Brand Brand, IReadOnlyList<TextToAssess> Texts);

/// <summary>An assessment with what the brand's policy makes of it.</summary>
public sealed record AssessedText(Assessment Assessment, Standing Standing, bool BreaksPrinciple, bool OpensCase);

public sealed class AssessTextsHandler(ITriageEngine triage, IBrandContexts contexts, IPolicyReads policies, TimeProvider clock)
{
    public async Task<IReadOnlyList<AssessedText>> HandleAsync(AssessTexts query, CancellationToken ct)
    {
        var policy = await policies.InForceAsync(query.Brand.Id, clock.GetUtcNow(), ct);
        var context = await contexts.ReadAsync(query.Brand, ct);
        return
        [
            .. triage
                .Assess(query.Texts, context)
                .Select(a => new AssessedText(
                    a,
                    policy.StandingOf(a.Category, Policy.BreaksPrinciple(a)),
                    Policy.BreaksPrinciple(a),
                    policy.OpensCase(a)
                )),
        ];
    }
}
