using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Note what was decided, on the notice or on the last appeal. <see cref="AnsweredAt"/> null is now.</summary>
public sealed record RecordRemovalDecision(
    Brand Brand,
    Guid RequestId,
    int ExpectedVersion,
    PlatformDecision Decision,
    StatementOfReasons Statement,
    DateTimeOffset? AnsweredAt,
    Actor Actor
);

public sealed class RecordRemovalDecisionHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<RemovalState>> HandleAsync(RecordRemovalDecision command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        var found = await removals.FindAsync(brandId, command.RequestId, command.ExpectedVersion, ct);
        if (found.IsRefused)
        {
            return found.Error;
        }
        var request = found.Value;
        var answered = request.RecordAnswer(command.Decision, command.Statement, command.AnsweredAt ?? now, command.Actor, now);
        if (answered.IsRefused)
        {
            return answered;
        }
        var about = (await cases.FindAsync(brandId, request.State.CaseId, ct))!;
        var reason = command.Statement.Explanation ?? command.Statement.Facts;
        if (about.State is { Step: Step.Platform, Requested: true })
        {
            about.RecordPlatformDecision(command.Decision, request.State.Id, reason, command.Actor.Name, now);
        }
        else
        {
            about.HearPlatformDecision(command.Decision, request.State.Id, reason, command.Actor.Name, now);
        }
        return await removals.TrySaveAsync(brandId, request, about, sent: null, now, ct) ? request.State : RemovalErrors.ChangedMeanwhile;
    }
}
