namespace Entente.Domain.Cases;

/// <summary>What can have happened to a case.</summary>
public enum CaseEventKind
{
    Opened,
    MentionAttached,
    MentionEdited,
    MentionDeleted,
    MentionHidden,
    MentionShown,
    VerdictGiven,
    ReplyRecorded,
    AuthorAnswered,
    LeadAsked,
    ReferredToPlatform,
    RequestSubmitted,
    PlatformDecided,
    DecisionContested,
    RequestWithdrawn,
    ReturnedToDialogue,
    ReferredToLegal,
    Closed,
    Reopened,
    Assigned,
    Noted,
}

/// <summary>One immutable line of a case's history. <see cref="Details"/> holds what the kind needs, by snake_case name.</summary>
public sealed record CaseEvent(
    Guid Id,
    CaseEventKind Kind,
    string Actor,
    DateTimeOffset HappenedAt,
    IReadOnlyDictionary<string, object?> Details
)
{
    /// <summary>Words among colleagues: they belong to the history and change nothing, whatever the step.</summary>
    public static CaseEvent Note(string text, string actor, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), CaseEventKind.Noted, actor, now, new Dictionary<string, object?> { ["text"] = text });
}

/// <summary>What the author did after the desk talked with them.</summary>
public enum AuthorAnswer
{
    ChangedMind,
    DefendsBrand,
    Withdrew,
    Edited,
    NoAnswer,
    Refused,
}

public enum PlatformDecision
{
    Removed,
    Restricted,
    Refused,
}
