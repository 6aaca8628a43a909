using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.UnitTests.Cases;

/// <summary>Cases that never were stored, under the built-in policy.</summary>
internal static class MadeUpCase
{
    public static readonly Timetable Timetable = new(Policy.BuiltIn, TimeZoneInfo.Utc);

    /// <summary>As intake opens it: by the machine's word alone.</summary>
    public static Case Opened(Category category, DateTimeOffset at, params PostInCase[] posts) =>
        new(
            new CaseState(
                Guid.NewGuid(),
                Version: 1,
                Cycle: 1,
                Step.New,
                Waiting.Nobody,
                Policy.BuiltIn.StandingOf(category, posts.Any(p => p.BreaksPrinciple)),
                category,
                posts.Any(p => p.BreaksPrinciple),
                HasVerdict: false,
                Policy.BuiltIn.Version,
                at,
                DialogueAt: null,
                LastReplyAt: null,
                AuthorRefused: false,
                LeadAt: null,
                PlatformAt: null,
                Requested: false,
                Decision: null,
                LegalAt: null,
                ClosedAt: null,
                Outcome: null,
                Assignee: null,
                CaseClocks.Opened(posts.Any(p => p.BreaksPrinciple), Timetable, at),
                posts,
                HiddenAt: null
            )
        );

    /// <summary>A post of it; by the machine's word alone unless a person has judged it.</summary>
    public static PostInCase Post(Category? category, bool isJudged = false, bool breaksPrinciple = false) =>
        new(Guid.NewGuid(), category, isJudged, breaksPrinciple);

    /// <summary>A verdict on one of its posts; where none is named, on one that was not told of.</summary>
    public static void Judge(
        Case about,
        Category category,
        DateTimeOffset at,
        IReadOnlyList<SignalKind>? principles = null,
        Guid? mention = null
    ) => about.GiveVerdict(mention ?? Guid.NewGuid(), new Verdict(category, null, principles ?? [], "Aya", null), Timetable, at);
}
