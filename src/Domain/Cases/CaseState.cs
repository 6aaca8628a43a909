using Entente.Domain.Access;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>
/// Where a case stands in its present cycle. Times are the first time of each step in this cycle; <see cref="Version"/> counts its saved
/// changes.
/// </summary>
public sealed record CaseState(
    Guid Id,
    int Version,
    int Cycle,
    Step Step,
    Waiting Waiting,
    Standing Standing,
    Category? Category,
    bool BreaksPrinciple,
    bool HasVerdict,
    string PolicyVersion,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DialogueAt,
    DateTimeOffset? LastReplyAt,
    bool AuthorRefused,
    DateTimeOffset? LeadAt,
    DateTimeOffset? PlatformAt,
    bool Requested,
    PlatformDecision? Decision,
    DateTimeOffset? LegalAt,
    DateTimeOffset? ClosedAt,
    Outcome? Outcome,
    Actor? Assignee,
    CaseClocks Clocks
)
{
    /// <summary>Whether the desk had the last word: it replied, and took no step since.</summary>
    public bool SpokeLast => LastReplyAt is { } replied && !(PlatformAt > replied);

    /// <summary>A short name people can say to each other; not unique, never used to find a case by.</summary>
    public string Reference => ReferenceOf(Id);

    public static string ReferenceOf(Guid id) => id.ToString("N")[^6..].ToUpperInvariant();

    /// <summary>The next cycle of a reopened case: the judgement stays, the work starts again.</summary>
    public CaseState NextCycle(Timetable timetable, DateTimeOffset now) =>
        this with
        {
            Cycle = Cycle + 1,
            OpenedAt = now,
            DialogueAt = null,
            LastReplyAt = null,
            AuthorRefused = false,
            LeadAt = null,
            PlatformAt = null,
            Requested = false,
            Decision = null,
            LegalAt = null,
            ClosedAt = null,
            Outcome = null,
            Waiting = Waiting.Nobody,
            Clocks = CaseClocks.Opened(BreaksPrinciple, timetable, now),
        };
}
