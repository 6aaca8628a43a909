using Entente.Domain.Access;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies.Review;

namespace Entente.Domain.Replies;

/// <summary>
/// One answer of the desk to an author: draft → in review → approved or changes requested → published. The rules' findings are of the
/// present text: whoever changes the text loses the review.
/// </summary>
public sealed class Reply(ReplyState state)
{
    public ReplyState State { get; private set; } = state;

    public static Reply Draft(
        Guid caseId,
        Guid mentionId,
        Visibility visibility,
        string text,
        ReplyFindings findings,
        Actor author,
        DateTimeOffset now
    ) =>
        new(
            new ReplyState(
                Guid.CreateVersion7(now),
                Version: 1,
                caseId,
                mentionId,
                visibility,
                text,
                ReplyStatus.Draft,
                findings,
                author,
                Reviewer: null,
                ReviewReason: null,
                ReviewedAt: null,
                PublishedAt: null,
                Url: null,
                now
            )
        );

    public void Saved() => State = State with { Version = State.Version + 1 };

    /// <summary>The writer is whoever wrote last: the second hand is another than theirs.</summary>
    public Result<ReplyState> Rewrite(string text, Visibility visibility, ReplyFindings findings, Actor writer) =>
        State.Status is ReplyStatus.Published
            ? ReplyErrors.NotPossible(
                State.Status,
                ReplyStatus.Draft,
                ReplyStatus.InReview,
                ReplyStatus.ChangesRequested,
                ReplyStatus.Approved
            )
            : State = State with
            {
                Text = text,
                Visibility = visibility,
                Findings = findings,
                Author = writer,
                Status = ReplyStatus.Draft,
                Reviewer = null,
                ReviewReason = null,
                ReviewedAt = null,
            };

    public Result<ReplyState> RequestReview() =>
        State.Status is ReplyStatus.Draft or ReplyStatus.ChangesRequested
            ? State = State with { Status = ReplyStatus.InReview }
            : ReplyErrors.NotPossible(State.Status, ReplyStatus.Draft, ReplyStatus.ChangesRequested);

    public Result<ReplyState> Review(ReviewDecision decision, string? reason, Actor reviewer, DateTimeOffset now)
    {
        if (State.Status != ReplyStatus.InReview)
        {
            return ReplyErrors.NotPossible(State.Status, ReplyStatus.InReview);
        }
        if (reviewer.IsSameHandAs(State.Author))
        {
            return ReplyErrors.ReviewerIsAuthor;
        }
        if ((decision == ReviewDecision.ChangesRequested || State.Findings.Blocks.Count > 0) && string.IsNullOrWhiteSpace(reason))
        {
            return ReplyErrors.ReasonNeeded;
        }
        return State = State with
        {
            Status = decision == ReviewDecision.Approved ? ReplyStatus.Approved : ReplyStatus.ChangesRequested,
            Reviewer = reviewer,
            ReviewReason = reason,
            ReviewedAt = now,
        };
    }

    /// <summary>A draft goes out by its writer's hand alone only when no rule blocks it and the policy wants no second reader.</summary>
    public Result<ReplyState> Publish(string? url, bool secondReaderNeeded, DateTimeOffset now)
    {
        var alone = State.Status == ReplyStatus.Draft && State.Findings.Blocks.Count == 0 && !secondReaderNeeded;
        if (!alone && State.Status != ReplyStatus.Approved)
        {
            return State.Status is ReplyStatus.Draft
                ? ReplyErrors.ReviewNeeded(State.Findings.Blocks)
                : ReplyErrors.NotPossible(State.Status, ReplyStatus.Approved);
        }
        return State = State with { Status = ReplyStatus.Published, Url = url, PublishedAt = now };
    }
}
