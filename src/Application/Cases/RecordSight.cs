using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Cases;

/// <summary>Whether a post is hidden on its network, or can be read there.</summary>
public enum Sight
{
    Hidden,
    Shown,
}

/// <summary>
/// Record that a post of a case was hidden on its network, or that one which was hidden can be read there again. The desk hides nothing itself.
/// </summary>
public sealed record RecordSight(Brand Brand, Guid CaseId, int ExpectedVersion, Guid MentionId, Sight Now, string? Reason, string Actor);

public sealed class RecordSightHandler(ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(RecordSight command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        var (mention, reason, actor, at) = (command.MentionId, command.Reason, command.Actor, clock.GetUtcNow());
        var policy = await policies.OfVersionAsync(command.Brand.Id, found.State.PolicyVersion, ct);
        var timetable = new Timetable(policy, command.Brand.Zone);
        var recorded =
            command.Now == Sight.Hidden
                ? found.RecordHidden(mention, reason, timetable, actor, at)
                : found.RecordShown(mention, reason, timetable, actor, at);
        if (recorded.IsRefused)
        {
            return recorded;
        }
        return await cases.TrySaveAsync(command.Brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
