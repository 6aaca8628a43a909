using Entente.Application.Policies;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Cases;

/// <summary>
/// Take a case to another step of the ladder. <see cref="ExpectedVersion"/> is the version the person saw. <see cref="Reason"/> is
/// needed everywhere; <see cref="Outcome"/> only to close. With a reply a case moves to dialogue by recording it.
/// </summary>
public sealed record MoveCase(
    Brand Brand,
    Guid CaseId,
    int ExpectedVersion,
    Step To,
    string Actor,
    string? Reason = null,
    Outcome? Outcome = null
);

public sealed class MoveCaseHandler(ICaseStore cases, IPolicyReads policies, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(MoveCase command, CancellationToken ct)
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
        var moved = Move(found, command, new Timetable(policy, command.Brand.Zone), clock.GetUtcNow());
        if (moved.IsRefused)
        {
            return moved;
        }
        return await cases.TrySaveAsync(command.Brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }

    private static Result<CaseState> Move(Case found, MoveCase command, Timetable timetable, DateTimeOffset now)
    {
        var (actor, reason, from) = (command.Actor, command.Reason, found.State.Step);
        // What the ladder does not have is not asked for more.
        if (EscalationLadder.Next(from, MoveTo(command.To, from)).Error is { } notOnLadder)
        {
            return notOnLadder;
        }
        switch (command.To)
        {
            case Step.Dialogue when from != Step.Platform:
                return CaseErrors.Required("/reply/text");
            case Step.Closed when command.Outcome is null:
                return CaseErrors.Required("/outcome");
            case Step.Closed:
                return found.Close(command.Outcome.Value, reason, actor, now);
            case Step.Platform when string.IsNullOrWhiteSpace(reason) && found.MayGoToPlatform(timetable.Policy, now) is { } refusal:
                return refusal;
            case Step.Legal:
                return found.MayGoToLaw() ?? CaseErrors.NeedsSecondHand;
            case var _ when string.IsNullOrWhiteSpace(reason):
                return CaseErrors.Required("/reason");
            case Step.Dialogue:
                return found.ReturnToDialogue(reason, actor, now);
            case Step.Platform:
                return found.ReferToPlatform(reason, timetable.Policy, actor, now);
            default:
                return found.Reopen(reason, timetable, actor, now);
        }
    }

    private static Move MoveTo(Step to, Step from) =>
        to switch
        {
            Step.Dialogue => from == Step.Platform ? Domain.Cases.Move.ReturnToDialogue : Domain.Cases.Move.RecordReply,
            Step.Platform => Domain.Cases.Move.ReferToPlatform,
            Step.Legal => Domain.Cases.Move.ReferToLegal,
            Step.Closed => Domain.Cases.Move.Close,
            _ => Domain.Cases.Move.Reopen,
        };
}
