using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;

namespace Entente.Application.Cases;

/// <summary>Ask the lead to look at a case; it counts as escalated from then on.</summary>
public sealed record AskLead(Brand Brand, Guid CaseId, int ExpectedVersion, string Reason, string Actor);

public sealed class AskLeadHandler(ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(AskLead command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        var asked = found.AskLead(command.Reason, command.Actor, clock.GetUtcNow());
        if (asked.IsRefused)
        {
            return asked;
        }
        return await cases.TrySaveAsync(command.Brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
