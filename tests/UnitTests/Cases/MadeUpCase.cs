using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.UnitTests.Cases;

/// <summary>Cases that never were stored, under the built-in policy.</summary>
internal static class MadeUpCase
{
    public static readonly Timetable Timetable = new(Policy.BuiltIn, TimeZoneInfo.Utc);

    /// <summary>As intake opens it: by the machine's word alone.</summary>
    public static Case Opened(Category category, DateTimeOffset at) =>
        new(
            new CaseState(
                Guid.NewGuid(),
                Version: 1,
                Cycle: 1,
                Step.New,
                Waiting.Nobody,
                Policy.BuiltIn.StandingOf(category, breaksPrinciple: false),
                category,
                BreaksPrinciple: false,
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
                CaseClocks.Opened(breaksPrinciple: false, Timetable, at)
            )
        );

    public static void Judge(
        Case about,
        Category category,
        DateTimeOffset at,
        IReadOnlyList<SignalKind>? principles = null,
        params JudgedPost[] others
    ) => about.GiveVerdict(Guid.NewGuid(), new Verdict(category, null, principles ?? [], "Aya", null), others, Timetable, at);
}
