using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Legal;

public enum ReferralStatus
{
    Requested,
    Approved,
    Declined,
}

public enum ReferralDecision
{
    Approved,
    Declined,
}

public sealed record ReferralState(
    Guid Id,
    int Version,
    Guid CaseId,
    LegalGround Ground,
    string Justification,
    ReferralStatus Status,
    DateTimeOffset FirstPublishedAt,
    Actor Requester,
    DateTimeOffset RequestedAt,
    Actor? Decider,
    string? DecisionReason,
    DateTimeOffset? DecidedAt
);

/// <summary>The question whether a case shall go to the law: asked by one person, decided by another.</summary>
public sealed class LegalReferral(ReferralState state)
{
    public ReferralState State { get; private set; } = state;

    public void Saved() => State = State with { Version = State.Version + 1 };

    public Result<ReferralState> Decide(ReferralDecision decision, string? reason, Actor manager, DateTimeOffset now)
    {
        if (State.Status != ReferralStatus.Requested)
        {
            return LegalErrors.AlreadyDecided(State.Status);
        }
        if (manager.IsSameHandAs(State.Requester))
        {
            return LegalErrors.DeciderIsRequester;
        }
        if (decision == ReferralDecision.Declined && string.IsNullOrWhiteSpace(reason))
        {
            return LegalErrors.ReasonNeeded;
        }
        return State = State with
        {
            Status = decision == ReferralDecision.Approved ? ReferralStatus.Approved : ReferralStatus.Declined,
            Decider = manager,
            DecisionReason = reason,
            DecidedAt = now,
        };
    }
}

/// <summary>Every way a referral says no.</summary>
public static class LegalErrors
{
    private static readonly string[] AskAgain = ["request_legal_referral"];

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "legal_referral_not_found", ("legal_referral_id", id));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "legal_referral_changed_meanwhile");

    public static Error AlreadyAsked { get; } =
        new(ErrorKind.Conflict, "legal_referral_already_asked", ("allowed", new[] { "decide_legal_referral" }));

    public static Error AlreadyDecided(ReferralStatus status) =>
        new(
            ErrorKind.Conflict,
            "legal_referral_already_decided",
            ("status", Vocabulary.Word(status)),
            ("allowed", status == ReferralStatus.Declined ? AskAgain : [])
        );

    /// <summary>The law is never one person's decision.</summary>
    public static Error DeciderIsRequester { get; } =
        new(ErrorKind.Conflict, "decider_is_requester", ("allowed", new[] { "decision_by_another_manager" }));

    public static Error ReasonNeeded { get; } = new(ErrorKind.Invalid, "decision_reason_needed") { Pointer = "/reason" };
}
