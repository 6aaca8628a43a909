using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;

namespace Entente.Application.Cases;

/// <summary>Give a case to somebody who may work on it; null puts it back for whoever comes.</summary>
public sealed record AssignCase(Brand Brand, Guid CaseId, int ExpectedVersion, string? AssigneeId, string Actor);

public sealed class AssignCaseHandler(ICaseStore cases, IAssigneeReads people, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(AssignCase command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        if (await cases.FindAsync(brandId, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        var assignee = (await people.OfBrandAsync(brandId, now, ct)).FirstOrDefault(p => p.Id == command.AssigneeId);
        if (assignee is null && command.AssigneeId is { } unknown)
        {
            return CaseErrors.NoSuchAssignee(unknown);
        }
        if (found.State.Assignee?.Id == assignee?.Id)
        {
            return found.State;
        }
        var assigned = found.Assign(assignee, command.Actor, now);
        if (assigned.IsRefused)
        {
            return assigned;
        }
        return await cases.TrySaveAsync(brandId, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
