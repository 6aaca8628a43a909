using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Queue;

/// <summary>How soon the desk must act, where it is its turn.</summary>
public enum DueWithin
{
    Overdue,
    Hour,
    Day,
}

/// <summary>
/// Which open cases the queue shows; null or empty means all. <see cref="Text"/> is looked for in the posts, in the names of authors where
/// <see cref="MaySearchAuthors"/>, and in references; posts that give personal data away are searched only where <see cref="MaySearchPersonalData"/>.
/// </summary>
public sealed record QueueFilter(
    IReadOnlyList<Network> Networks,
    IReadOnlyList<Standing> Standings,
    IReadOnlyList<Step> Steps,
    DueWithin? Due,
    bool OnlyProposed,
    bool OnlyInReview,
    string? Text,
    bool MaySearchAuthors,
    bool MaySearchPersonalData,
    AssignedTo? Assignee,
    Guid? ChannelId = null
);

/// <summary>Why a case stands where it does in the queue, gravest first.</summary>
public enum QueueReason
{
    BrokenPrinciple,
    ReplyToReview,
    AuthorChangedPost,
    LeadAsked,
    FirstReplyDue,
    AuthorRefused,
    OurTurn,
    RequestToWrite,
    PlatformRefused,
    AtLaw,
    WaitsForAuthor,
    WaitsForPlatform,
}

/// <summary>
/// One row of the queue. <see cref="ClockAt"/> is when the first of its running clocks runs out, <see cref="DueFor"/> which one that is.
/// <see cref="Proposed"/> is how the author's own edit or deletion would have it end. Times are UTC.
/// </summary>
public sealed record QueueItem(
    Guid Id,
    string Reference,
    int Version,
    Guid MentionId,
    Step Step,
    Waiting Waiting,
    Standing Standing,
    Category? Category,
    double? Confidence,
    bool BreaksPrinciple,
    bool IsExposed,
    bool HasVerdict,
    Network Network,
    Guid? ChannelId,
    string? Author,
    string Text,
    int Mentions,
    DateTimeOffset PostedAt,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClockAt,
    bool LeadAsked,
    bool AuthorRefused,
    bool InReview,
    PlatformDecision? Decision,
    Outcome? Proposed,
    Actor? Assignee,
    ClockKind? DueFor,
    IReadOnlyList<Signal> PersonalData
)
{
    public QueueReason Why =>
        this switch
        {
            { IsExposed: true, Waiting: Waiting.Nobody } => QueueReason.BrokenPrinciple,
            { InReview: true } => QueueReason.ReplyToReview,
            { Proposed: not null } => QueueReason.AuthorChangedPost,
            { Waiting: Waiting.Author } => QueueReason.WaitsForAuthor,
            { Waiting: Waiting.Platform } => QueueReason.WaitsForPlatform,
            { LeadAsked: true } => QueueReason.LeadAsked,
            { Step: Step.New } => QueueReason.FirstReplyDue,
            { Step: Step.Legal } => QueueReason.AtLaw,
            { Step: Step.Platform, Decision: PlatformDecision.Refused } => QueueReason.PlatformRefused,
            { Step: Step.Platform } => QueueReason.RequestToWrite,
            { AuthorRefused: true } => QueueReason.AuthorRefused,
            _ => QueueReason.OurTurn,
        };

    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public QueueItem Masked() => this with { Text = PersonalDataMask.Of(Text, PersonalData) };
}

/// <summary>How much is open, over the whole brand whatever the filters.</summary>
public sealed record QueueCounts(int Open, int Principles, int DueWithinTheHour, int Overdue, int InReview, int Unassigned);

public interface IQueueReads
{
    /// <summary>At most <paramref name="limit"/> open cases, what harms and what is due first.</summary>
    Task<IReadOnlyList<QueueItem>> ListAsync(Guid brandId, QueueFilter filter, DateTimeOffset now, int limit, CancellationToken ct);

    Task<QueueCounts> CountAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);
}
