using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Playbooks;

namespace Entente.Application.Playbooks;

/// <summary>Take a playbook out of use as its reader saw it; what it said stays to be read.</summary>
public sealed record RetirePlaybook(Brand Brand, Playbook Seen);

public sealed class RetirePlaybookHandler(IPlaybookStore playbooks, TimeProvider clock)
{
    /// <summary>What refuses it, if anything.</summary>
    public async Task<Error?> HandleAsync(RetirePlaybook command, CancellationToken ct) =>
        command.Seen.RetiredAt is not null ? PlaybookErrors.Retired
        : await playbooks.TryRetireAsync(command.Brand.Id, command.Seen, clock.GetUtcNow(), ct) ? null
        : PlaybookErrors.ChangedMeanwhile;
}
