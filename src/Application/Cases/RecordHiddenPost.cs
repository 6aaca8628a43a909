using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Cases;

/// <summary>Record that a post of a case was hidden on its network; the desk hides nothing itself.</summary>
public sealed record RecordHiddenPost(Brand Brand, Guid CaseId, int ExpectedVersion, Guid MentionId, string? Reason, string Actor);

public sealed class RecordHiddenPostHandler(ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(RecordHiddenPost command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        var policy = await policies.OfVersionAsync(command.Brand.Id, found.State.PolicyVersion, ct);
        var timetable = new Timetable(policy, command.Brand.Zone);
        var recorded = found.RecordHidden(command.MentionId, command.Reason, timetable, command.Actor, clock.GetUtcNow());
        if (recorded.IsRefused)
        {
            return recorded;
        }
        return await cases.TrySaveAsync(command.Brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
