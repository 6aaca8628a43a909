using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>Write a draft anew. <see cref="Replaces"/> says that the writer has seen a later publication.</summary>
public sealed record ChangePolicyDraft(Brand Brand, PolicyVersion Current, Policy Rules, string? Note, string? Replaces);

public sealed class ChangePolicyDraftHandler(IPolicyReads policies, IPolicyStore drafts, TimeProvider clock)
{
    /// <summary>The draft as it is then, or everything that is wrong with it.</summary>
    public async Task<(PolicyVersion? Draft, IReadOnlyList<Error> Errors)> HandleAsync(ChangePolicyDraft command, CancellationToken ct)
    {
        var (brandId, current) = (command.Brand.Id, command.Current);
        var replaces = command.Replaces ?? current.Replaces ?? "";
        var changed = current.Change(command.Rules, command.Note, replaces, clock.GetUtcNow());
        if (changed.IsRefused)
        {
            return (null, [changed.Error]);
        }
        var faults = command.Rules.Faults().ToList();
        if (replaces != current.Replaces && await policies.LatestAsync(brandId, ct) is var latest && replaces != latest.Version)
        {
            faults.Add(PolicyErrors.ReplacesNotLatest(latest.Version));
        }
        if (faults.Count > 0)
        {
            return (null, faults);
        }
        return await drafts.TrySaveAsync(brandId, changed.Value, ct) ? (changed.Value, []) : (null, [PolicyErrors.ChangedMeanwhile]);
    }
}
