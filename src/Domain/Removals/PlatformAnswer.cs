using Entente.Domain.Access;
using Entente.Domain.Cases;

namespace Entente.Domain.Removals;

/// <summary>Who decided: the platform on the notice, the platform on a complaint (DSA art. 20), a certified body (art. 21).</summary>
public enum Instance
{
    Notice,
    Complaint,
    OutOfCourt,
}

/// <summary>What became of the post's visibility; words of the DSA Transparency Database.</summary>
public enum VisibilityDecision
{
    ContentRemoved,
    ContentDisabled,
    ContentDemoted,
    ContentAgeRestricted,
    ContentInteractionRestricted,
    ContentLabelled,
    Other,
}

/// <summary>Whether the content was held illegal, or against the platform's own terms.</summary>
public enum DecisionGround
{
    IllegalContent,
    IncompatibleContent,
}

/// <summary>Whether a machine decided.</summary>
public enum AutomatedDecision
{
    FullyAutomated,
    PartiallyAutomated,
    NotAutomated,
}

/// <summary>What a decision says, in the fields of a statement of reasons (DSA art. 17); null where it does not say.</summary>
public sealed record StatementOfReasons(
    VisibilityDecision? Visibility,
    DecisionGround? Ground,
    string? GroundReference,
    string? Category,
    string? Facts,
    string? Explanation,
    bool? AutomatedDetection,
    AutomatedDecision? AutomatedDecision,
    string? Url
);

/// <summary>A decision on a request, numbered from 1.</summary>
public sealed record PlatformAnswer(
    int Number,
    Instance Instance,
    PlatformDecision Decision,
    StatementOfReasons Statement,
    DateTimeOffset AnsweredAt,
    Actor RecordedBy,
    DateTimeOffset RecordedAt
);

/// <summary>A decision that was contested, numbered from 1; <see cref="Body"/> names the out-of-court body.</summary>
public sealed record Appeal(int Number, Instance Instance, string? Body, string Reason, DateTimeOffset LodgedAt, Actor LodgedBy)
{
    private static readonly TimeSpan Usually = TimeSpan.FromDays(90);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(180);

    /// <summary>When an out-of-court body should have decided (DSA art. 21(4)); a complaint has no such date.</summary>
    public DateTimeOffset? DueAt => Instance == Instance.OutOfCourt ? LodgedAt + Usually : null;

    /// <summary>When it must have decided, for disputes that are very complex.</summary>
    public DateTimeOffset? LatestAt => Instance == Instance.OutOfCourt ? LodgedAt + Longest : null;
}
