namespace Entente.Domain.Policies;

/// <summary>
/// When a case was opened, first answered (a reply, the next step of the ladder, or hiding what breaks a principle) and closed; null for what has not happened. A case that
/// was closed without an answer waited for one until then.
/// </summary>
public sealed record CaseTimes(
    Guid CaseId,
    int Cycle,
    bool BreaksPrinciple,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ClosedAt
);

/// <summary>A case that misses its clock under one of two policies and not under the other.</summary>
public sealed record ClockDifference(
    Guid CaseId,
    int Cycle,
    DateTimeOffset OpenedAt,
    DateTimeOffset DueInForce,
    DateTimeOffset DueUnderDraft,
    bool MissedInForce,
    bool MissedUnderDraft
);

/// <summary>How many cases miss a clock under the policy in force and under a draft, with some of those on which they differ.</summary>
public sealed record MissedClocks(
    int Cases,
    int MissedInForce,
    int MissedUnderDraft,
    int NewlyMissed,
    int NoLongerMissed,
    IReadOnlyList<ClockDifference> Examples
);

/// <summary>Holds the times of cases against the clocks of two policies.</summary>
public sealed class ClockTrial(Policy inForce, Policy draft, TimeZoneInfo zone, DateTimeOffset now, int mostExamples)
{
    private readonly BusinessClock _inForce = new(inForce.OpeningHours, zone);
    private readonly BusinessClock _draft = new(draft.OpeningHours, zone);

    public MissedClocks FirstReplies(IReadOnlyList<CaseTimes> cases) =>
        Try(cases, (clocks, c) => c.BreaksPrinciple ? clocks.Principle : clocks.FirstReply, c => c.AnsweredAt ?? c.ClosedAt);

    public MissedClocks Resolutions(IReadOnlyList<CaseTimes> cases) => Try(cases, (clocks, _) => clocks.Resolution, c => c.ClosedAt);

    private MissedClocks Try(
        IReadOnlyList<CaseTimes> cases,
        Func<Clocks, CaseTimes, Deadline> deadline,
        Func<CaseTimes, DateTimeOffset?> happened
    )
    {
        var (missedInForce, missedUnderDraft, newly, noLonger) = (0, 0, 0, 0);
        var examples = new List<ClockDifference>();
        foreach (var one in cases)
        {
            // What has not happened yet is missed once its time is over.
            var by = happened(one) ?? now;
            var dueInForce = _inForce.Due(one.OpenedAt, deadline(inForce.Clocks, one));
            var dueUnderDraft = _draft.Due(one.OpenedAt, deadline(draft.Clocks, one));
            var (before, after) = (by > dueInForce, by > dueUnderDraft);
            missedInForce += before ? 1 : 0;
            missedUnderDraft += after ? 1 : 0;
            newly += after && !before ? 1 : 0;
            noLonger += before && !after ? 1 : 0;
            if (before != after && examples.Count < mostExamples)
            {
                examples.Add(new ClockDifference(one.CaseId, one.Cycle, one.OpenedAt, dueInForce, dueUnderDraft, before, after));
            }
        }
        return new MissedClocks(cases.Count, missedInForce, missedUnderDraft, newly, noLonger, examples);
    }
}
