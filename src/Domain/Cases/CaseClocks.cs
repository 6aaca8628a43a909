using Entente.Domain.Policies;

namespace Entente.Domain.Cases;

/// <summary>Whether a clock is still running within its time, was stopped in time, or was not.</summary>
public enum ClockStatus
{
    Running,
    Met,
    Missed,
}

/// <summary>One clock of a case; <see cref="StoppedAt"/> is null while it runs.</summary>
public sealed record CaseClock(ClockKind Kind, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? StoppedAt)
{
    public bool Runs => StoppedAt is null;

    public ClockStatus StatusAt(DateTimeOffset now) =>
        (StoppedAt ?? now) > DueAt ? ClockStatus.Missed
        : Runs ? ClockStatus.Running
        : ClockStatus.Met;
}

/// <summary>The clocks of a case in its present cycle, in the order in which they were started; at most one of a kind runs.</summary>
public sealed record CaseClocks(IReadOnlyList<CaseClock> All)
{
    private static readonly ClockKind[] Answering = [ClockKind.FirstReply, ClockKind.NextReply, ClockKind.Principle];

    /// <summary>When somebody must have acted next; null once nothing runs.</summary>
    public DateTimeOffset? NextDue => All.Where(c => c.Runs).Min(c => (DateTimeOffset?)c.DueAt);

    /// <summary>Those of a cycle that begins.</summary>
    public static CaseClocks Opened(bool breaksPrinciple, Timetable timetable, DateTimeOffset at)
    {
        var answer = breaksPrinciple ? ClockKind.Principle : ClockKind.FirstReply;
        return new([Started(answer, timetable, at), Started(ClockKind.Resolution, timetable, at)]);
    }

    /// <summary>The desk spoke or took the next step: nobody waits for an answer any more.</summary>
    public CaseClocks Answered(DateTimeOffset at) => Stopped(Answering, at);

    public CaseClocks Closed(DateTimeOffset at) => Stopped(Enum.GetValues<ClockKind>(), at);

    /// <summary>The author spoke and waits for the desk: from their first word since the desk's last.</summary>
    public CaseClocks AuthorSpoke(Timetable timetable, DateTimeOffset at) =>
        Runs(ClockKind.NextReply) ? this : new([.. All, Started(ClockKind.NextReply, timetable, at)]);

    /// <summary>A principle was found broken: its clock takes the place of the first reply's, or starts where that one has stopped.</summary>
    public CaseClocks PrincipleFound(Timetable timetable, DateTimeOffset at)
    {
        var found = Started(ClockKind.Principle, timetable, at);
        if (Runs(ClockKind.Principle))
        {
            return this;
        }
        return Runs(ClockKind.FirstReply)
            ? new([.. All.Select(c => Is(c, ClockKind.FirstReply) ? c with { Kind = found.Kind, DueAt = Earlier(c, found) } : c)])
            : new([.. All, found]);
    }

    /// <summary>No principle is broken after all: who has not been answered has the first reply's time again.</summary>
    public CaseClocks PrincipleGone(DateTimeOffset openedAt, Timetable timetable)
    {
        var wasAnswered = All.Any(c => c.Kind is ClockKind.FirstReply or ClockKind.Principle && !c.Runs);
        return wasAnswered
            ? new([.. All.Where(c => !Is(c, ClockKind.Principle))])
            : new([.. All.Select(c => Is(c, ClockKind.Principle) ? Started(ClockKind.FirstReply, timetable, openedAt) : c)]);
    }

    /// <summary>
    /// No post against a principle can be read any more: its clock stops. Where nobody has spoken with the author, the first reply's runs in
    /// its place, from the opening.
    /// </summary>
    public CaseClocks Hidden(bool wasAnswered, DateTimeOffset openedAt, Timetable timetable, DateTimeOffset at)
    {
        var stopped = Stopped([ClockKind.Principle], at);
        return wasAnswered || All.Any(c => c.Kind == ClockKind.FirstReply)
            ? stopped
            : new([.. stopped.All, Started(ClockKind.FirstReply, timetable, openedAt)]);
    }

    /// <summary>
    /// A post against a principle can be read again: the clock that hiding stopped at <paramref name="hiddenAt"/> runs on as if it never
    /// had, in the place of the first reply's; one that something else stopped stays so. Where none was there, it starts.
    /// </summary>
    public CaseClocks Shown(DateTimeOffset hiddenAt, Timetable timetable, DateTimeOffset at)
    {
        bool StoppedByHiding(CaseClock clock) => clock.Kind == ClockKind.Principle && clock.StoppedAt == hiddenAt;
        if (All.All(c => c.Kind != ClockKind.Principle))
        {
            return PrincipleFound(timetable, at);
        }
        return All.Any(StoppedByHiding) && !Runs(ClockKind.Principle)
            ? new([.. All.Where(c => !Is(c, ClockKind.FirstReply)).Select(c => StoppedByHiding(c) ? c with { StoppedAt = null } : c)])
            : this;
    }

    private bool Runs(ClockKind kind) => All.Any(c => Is(c, kind));

    private static bool Is(CaseClock clock, ClockKind kind) => clock.Runs && clock.Kind == kind;

    private static DateTimeOffset Earlier(CaseClock one, CaseClock other) => one.DueAt < other.DueAt ? one.DueAt : other.DueAt;

    private static CaseClock Started(ClockKind kind, Timetable timetable, DateTimeOffset at) =>
        new(kind, at, timetable.Due(kind, at), null);

    private CaseClocks Stopped(ClockKind[] kinds, DateTimeOffset at) =>
        new([.. All.Select(c => c.Runs && kinds.Contains(c.Kind) ? c with { StoppedAt = at < c.StartedAt ? c.StartedAt : at } : c)]);
}
