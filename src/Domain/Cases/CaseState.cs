using Entente.Domain.Access;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>
/// Where a case stands in its present cycle. Times are the first time of each step in this cycle; <see cref="Version"/> counts its saved
/// changes. <see cref="HiddenAt"/> is since when no post against a principle can be read on its network because somebody hid one there.
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
    CaseClocks Clocks,
    IReadOnlyList<PostInCase> Posts,
    DateTimeOffset? HiddenAt
)
{
    /// <summary>Whether a post against a principle can still be read on its network.</summary>
    public bool IsExposed => BreaksPrinciple && HiddenAt is null;

    /// <summary>One of its posts is now otherwise; what is in sight follows from all of them.</summary>
    public CaseState With(PostInCase changed, DateTimeOffset now)
    {
        var posts = Posts.Select(p => p.MentionId == changed.MentionId ? changed : p).ToList();
        var hidden = posts.Any(p => p.Hidden is not null) && posts.All(p => p.IsOutOfSight || !p.BreaksPrinciple);
        return this with { Posts = posts, HiddenAt = hidden ? HiddenAt ?? now : null };
    }

    public CaseState Hide(PostInCase post, string actor, Timetable timetable, DateTimeOffset now)
    {
        var hidden = With(post with { Hidden = new Hiding(now, actor) }, now);
        return IsExposed && !hidden.IsExposed ? hidden with { Clocks = Clocks.Hidden(WasAnswered, OpenedAt, timetable, now) } : hidden;
    }

    public CaseState Show(PostInCase post, Timetable timetable, DateTimeOffset now)
    {
        var shown = With(post with { Hidden = null }, now);
        return shown.IsExposed && HiddenAt is { } hiddenAt ? shown with { Clocks = Clocks.Shown(hiddenAt, timetable, now) } : shown;
    }

    /// <summary>The desk has replied or taken the next step in this cycle.</summary>
    public bool WasAnswered => (DialogueAt ?? PlatformAt ?? LegalAt) is not null;

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
            HiddenAt = HiddenAt is null ? null : now,
            Waiting = Waiting.Nobody,
            Clocks = CaseClocks.Opened(IsExposed, timetable, now),
        };
}
