using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;

namespace Entente.Domain.Removals;

/// <summary>
/// A notice to a platform's moderators: written by one person, approved by another, sent once nothing of it is missing, then answered and,
/// where it was refused, contested. Whoever changes the words loses the approval.
/// </summary>
public sealed class RemovalRequest(RemovalState state)
{
    public RemovalState State { get; private set; } = state;

    public void Saved() => State = State with { Version = State.Version + 1 };

    /// <summary>What can be done with a request, from each status.</summary>
    private static readonly Dictionary<RemovalStatus, string[]> Moves = new()
    {
        [RemovalStatus.Draft] = ["rewrite", "approve", "withdraw"],
        [RemovalStatus.ChangesRequested] = ["rewrite", "approve", "withdraw"],
        [RemovalStatus.Approved] = ["rewrite", "submit", "withdraw"],
        [RemovalStatus.Submitted] = ["record_decision", "withdraw"],
        [RemovalStatus.Appealed] = ["record_decision", "withdraw"],
        [RemovalStatus.Decided] = ["appeal", "draft_request"],
        [RemovalStatus.Withdrawn] = ["draft_request"],
    };

    public static string[] MovesFrom(RemovalStatus status) => Moves[status];

    public Result<RemovalState> Rewrite(RemovalArgument argument, string language, ArgumentReview review, Actor writer) =>
        State.Status is RemovalStatus.Draft or RemovalStatus.ChangesRequested or RemovalStatus.Approved
            ? State = State with
            {
                Argument = argument,
                Language = language,
                Parts = review.Parts,
                Author = writer,
                Approval = null,
                Status = RemovalStatus.Draft,
            }
            : RemovalErrors.NotPossible(State.Status, RemovalStatus.Draft, RemovalStatus.ChangesRequested, RemovalStatus.Approved);

    public Result<RemovalState> Approve(
        ApprovalDecision decision,
        string? reason,
        ArgumentReview review,
        Actor approver,
        DateTimeOffset now
    )
    {
        if (State.Status is not (RemovalStatus.Draft or RemovalStatus.ChangesRequested))
        {
            return RemovalErrors.NotPossible(State.Status, RemovalStatus.Draft, RemovalStatus.ChangesRequested);
        }
        if (approver.IsSameHandAs(State.Author))
        {
            return RemovalErrors.ApproverIsAuthor;
        }
        if (decision == ApprovalDecision.ChangesRequested && string.IsNullOrWhiteSpace(reason))
        {
            return RemovalErrors.ApprovalReasonNeeded;
        }
        if (decision == ApprovalDecision.Approved && !review.IsComplete)
        {
            return RemovalErrors.Incomplete(review.Missing);
        }
        return State = State with
        {
            Parts = review.Parts,
            Approval = new Approval(decision, reason, approver, now),
            Status = decision == ApprovalDecision.Approved ? RemovalStatus.Approved : RemovalStatus.ChangesRequested,
        };
    }

    /// <summary>Why it cannot be sent now; null when it can. Asked before the dossier is made, and again by <see cref="Submit"/>.</summary>
    public Error? MayBeSubmitted(ArgumentReview review, bool isGone)
    {
        if (State.Status != RemovalStatus.Approved)
        {
            return RemovalErrors.NotPossible(State.Status, RemovalStatus.Approved);
        }
        if (isGone)
        {
            return RemovalErrors.PostIsGone;
        }
        return review.IsComplete ? null : RemovalErrors.Incomplete(review.Missing);
    }

    public Result<RemovalState> Submit(Submission submission, ArgumentReview review, bool isGone)
    {
        if (MayBeSubmitted(review, isGone) is { } refusal)
        {
            return refusal;
        }
        return State = State with { Parts = review.Parts, Submission = submission, Status = RemovalStatus.Submitted };
    }

    /// <summary>The answer that is waited for: on the notice, or on the last appeal.</summary>
    public Result<RemovalState> RecordAnswer(
        PlatformDecision decision,
        StatementOfReasons statement,
        DateTimeOffset answeredAt,
        Actor recordedBy,
        DateTimeOffset now
    )
    {
        if (State.AskedAt is not { } askedAt)
        {
            return RemovalErrors.NotPossible(State.Status, RemovalStatus.Submitted, RemovalStatus.Appealed);
        }
        if (answeredAt > now)
        {
            return RemovalErrors.AnswerInFuture;
        }
        if (answeredAt < askedAt)
        {
            return RemovalErrors.AnswerBeforeRequest(askedAt);
        }
        if (statement.Visibility is { } visibility && !Fits(decision, visibility))
        {
            return RemovalErrors.VisibilityDoesNotFit(decision);
        }
        var instance = State.Status == RemovalStatus.Appealed ? State.Appeals[^1].Instance : Instance.Notice;
        var answer = new PlatformAnswer(State.Answers.Count + 1, instance, decision, statement, answeredAt, recordedBy, now);
        return State = State with { Answers = [.. State.Answers, answer], Status = RemovalStatus.Decided };
    }

    /// <summary>A complaint to the platform within six months, and an out-of-court body; each once.</summary>
    public Result<RemovalState> Contest(
        Instance instance,
        string? body,
        string reason,
        DateTimeOffset lodgedAt,
        Actor by,
        DateTimeOffset now
    )
    {
        if (State.Status != RemovalStatus.Decided)
        {
            return RemovalErrors.NotPossible(State.Status, RemovalStatus.Decided);
        }
        if (!State.Contestable || instance == Instance.Notice)
        {
            return RemovalErrors.NothingToContest;
        }
        if (State.Appeals.Any(a => a.Instance == instance))
        {
            return RemovalErrors.AlreadyContested(instance);
        }
        if (lodgedAt > now)
        {
            return RemovalErrors.AppealInFuture;
        }
        if (lodgedAt < State.LastAnswer!.AnsweredAt)
        {
            return RemovalErrors.AppealBeforeAnswer(State.LastAnswer.AnsweredAt);
        }
        if (instance == Instance.Complaint && State.ComplaintUntil is { } until && lodgedAt > until)
        {
            return RemovalErrors.ComplaintTooLate(until);
        }
        if (instance == Instance.OutOfCourt && RemovalArgument.Written(body) is null)
        {
            return RemovalErrors.BodyMissing;
        }
        var appeal = new Appeal(State.Appeals.Count + 1, instance, body, reason, lodgedAt, by);
        return State = State with { Appeals = [.. State.Appeals, appeal], Status = RemovalStatus.Appealed };
    }

    public Result<RemovalState> Withdraw(string reason, Actor by, DateTimeOffset now) =>
        State.Status is RemovalStatus.Decided or RemovalStatus.Withdrawn
            ? RemovalErrors.NotPossible(
                State.Status,
                RemovalStatus.Draft,
                RemovalStatus.ChangesRequested,
                RemovalStatus.Approved,
                RemovalStatus.Submitted,
                RemovalStatus.Appealed
            )
            : State = State with { Withdrawal = new Withdrawal(reason, by, now), Status = RemovalStatus.Withdrawn };

    private static bool Fits(PlatformDecision decision, VisibilityDecision visibility) =>
        decision switch
        {
            PlatformDecision.Removed => visibility is VisibilityDecision.ContentRemoved or VisibilityDecision.ContentDisabled,
            PlatformDecision.Restricted => visibility is not (VisibilityDecision.ContentRemoved or VisibilityDecision.ContentDisabled),
            _ => false,
        };
}
