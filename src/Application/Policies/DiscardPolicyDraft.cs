using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>Throw a draft away; what was published cannot be.</summary>
public sealed record DiscardPolicyDraft(Brand Brand, PolicyVersion Current);

public sealed class DiscardPolicyDraftHandler(IPolicyStore drafts)
{
    /// <summary>Why not, or null when it is gone.</summary>
    public async Task<Error?> HandleAsync(DiscardPolicyDraft command, CancellationToken ct)
    {
        if (command.Current.Publication is not null)
        {
            return PolicyErrors.Published(command.Current.Version);
        }
        return await drafts.TryRemoveAsync(command.Brand.Id, command.Current, ct) ? null : PolicyErrors.ChangedMeanwhile;
    }
}
