using Entente.Domain.Metrics;

namespace Entente.Domain.Surges;

/// <summary>The mentions of one place and scope by whole hours, the first of them beginning at <c>begins</c>.</summary>
public sealed class HourlyMentions
{
    private readonly DateTimeOffset _begins;
    private readonly StretchCount[] _sums;

    public HourlyMentions(DateTimeOffset begins, IReadOnlyList<StretchCount> hours)
    {
        _begins = begins;
        _sums = new StretchCount[hours.Count + 1];
        for (var i = 0; i < hours.Count; i++)
        {
            _sums[i + 1] = new(_sums[i].Mentions + hours[i].Mentions, _sums[i].Unnamed + hours[i].Unnamed);
        }
    }

    /// <summary>How many between two full hours; what lies outside the hours known counts nothing.</summary>
    public StretchCount Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (_sums[IndexOf(from)], _sums[IndexOf(to)]);
        return new(last.Mentions - first.Mentions, last.Unnamed - first.Unnamed);
    }

    private int IndexOf(DateTimeOffset at) => (int)Math.Clamp((at - _begins).TotalHours, 0, _sums.Length - 1);
}

/// <summary>A surge of hours gone by: what opened it, how long it lasted, how high it rose and when.</summary>
public sealed record ReplayedSurge(SurgeReading Opening, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, long Peak, DateTimeOffset PeakAt)
{
    public ReplayedSurge Until(DateTimeOffset now, long observed) =>
        observed > Peak ? this with { ClosedAt = now, Peak = observed, PeakAt = now } : this with { ClosedAt = now };
}

/// <summary>Looks at hours gone by as they would have been watched, hour by hour.</summary>
public static class SurgeReplay
{
    /// <summary>A surge that began before the stretch may still last in it: it is watched from a day earlier.</summary>
    private static readonly TimeSpan RunUp = TimeSpan.FromDays(1);

    /// <summary>How far before a stretch the hours must be known.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(30) + RunUp;

    /// <param name="firstPostAt">When the place's first mention was posted: how much is usual is known only some time after.</param>
    /// <returns>The surges that began between two instants, each until it closed or until <paramref name="known"/>.</returns>
    public static IReadOnlyList<ReplayedSurge> Find(
        HourlyMentions mentions,
        DateTimeOffset firstPostAt,
        TimeZoneInfo zone,
        (DateTimeOffset From, DateTimeOffset To) stretch,
        DateTimeOffset known,
        double k
    )
    {
        var found = new List<ReplayedSurge>();
        ReplayedSurge? open = null;
        DateTimeOffset? closedAt = null;
        for (var now = stretch.From - RunUp; now <= known && (now < stretch.To || open is not null); now = now.AddHours(1))
        {
            var back = SurgeBaseline.Of(firstPostAt, now);
            // Where a day holds too few for any surge there is nothing to work out: most hours of hundreds of small channels are such.
            if (back.Count == 0 || (open is null && Day(now) < SurgeRule.LeastMentions))
            {
                continue;
            }
            var readings = SurgeWindow.All.Select(w => Read(mentions, w, now, back, zone, k)).ToList();
            var lasting = open is null ? (LastingSurge?)null : new LastingSurge(open.OpenedAt, open.Opening.Window.Hours);
            var (move, reading) = SurgeWatch.Decide(lasting, closedAt, readings, now);
            if (move == SurgeMove.Open)
            {
                open = new ReplayedSurge(reading!, now, now, reading!.Observed, now);
            }
            else if (open is not null)
            {
                open = open.Until(now, reading?.Observed ?? 0);
                if (move == SurgeMove.Close)
                {
                    found.Add(open);
                    (open, closedAt) = (null, now);
                }
            }
        }
        if (open is not null)
        {
            found.Add(open);
        }
        return found.FindAll(s => s.OpenedAt >= stretch.From && s.OpenedAt < stretch.To);

        long Day(DateTimeOffset ends) => mentions.Between(ends.AddHours(-SurgeWindow.Day.Hours), ends).Mentions;
    }

    private static SurgeReading Read(
        HourlyMentions mentions,
        SurgeWindow window,
        DateTimeOffset now,
        IReadOnlyList<TimeSpan> back,
        TimeZoneInfo zone,
        double k
    )
    {
        var wall = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var observed = Count(now);
        return SurgeRule.Read(
            window,
            observed.Mentions,
            [.. back.Select(b => SurgeBaseline.Usual(Earlier(b), observed))],
            [.. SurgeBaseline.LastDays.Select(b => Earlier(b).Mentions)],
            k
        );

        StretchCount Earlier(TimeSpan by) => Count(LocalTime.At(wall - by, zone));

        StretchCount Count(DateTimeOffset end) => mentions.Between(end.AddHours(-window.Hours), end);
    }
}
