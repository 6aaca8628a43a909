using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>
/// Begin a new version: with rules of its own, as a copy of <see cref="CopyOf"/>, or else as a copy of the one in force.
/// </summary>
public sealed record DraftPolicy(Brand Brand, Policy? Rules, string? CopyOf, string? Note, string Actor);

public sealed class DraftPolicyHandler(IPolicyReads policies, IPolicyStore drafts, TimeProvider clock)
{
    /// <summary>The draft, or everything that is wrong with it.</summary>
    public async Task<(PolicyVersion? Draft, IReadOnlyList<Error> Errors)> HandleAsync(DraftPolicy command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        if (command is { Rules: not null, CopyOf: not null })
        {
            return (null, [PolicyErrors.CopyOrRules]);
        }
        var copied = command.CopyOf is null
            ? await policies.CurrentAsync(brandId, now, ct)
            : await policies.FindAsync(brandId, command.CopyOf, ct);
        if (copied is null)
        {
            return (null, [PolicyErrors.CopiedNotFound(command.CopyOf!)]);
        }
        var rules = command.Rules ?? copied.Policy;
        if (rules.Faults() is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var latest = await policies.LatestAsync(brandId, ct);
        return (await drafts.AddAsync(brandId, new NewDraft(rules, latest.Version, command.Note, command.Actor, now), ct), []);
    }
}
