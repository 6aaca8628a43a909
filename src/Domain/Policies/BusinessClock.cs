using System.Collections.Concurrent;

namespace Entente.Domain.Policies;

/// <summary>
/// Counts the time during which the brand is open: exactly while the wall clock of its zone shows an opening hour. An hour that the clock
/// skips is not worked, one that comes twice is worked twice. Keeps the days it has looked at, and may be used by several threads.
/// </summary>
public sealed class BusinessClock(OpeningHours hours, TimeZoneInfo zone)
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly TimeSpan FurthestOffset = TimeSpan.FromHours(14);

    private readonly ConcurrentDictionary<DateOnly, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)>> _days = new();
    private readonly HashSet<DateOnly> _holidays = [.. hours.Holidays];

    /// <summary>The first instant at which the deadline's time has run since <paramref name="start"/>, in UTC.</summary>
    /// <exception cref="InvalidOperationException">The brand is never open; a sound policy has no such clock.</exception>
    public DateTimeOffset Due(DateTimeOffset start, Deadline deadline)
    {
        start = start.ToUniversalTime();
        if (deadline.Hours == ClockHours.Calendar || deadline.Within <= TimeSpan.Zero)
        {
            return start + deadline.Within;
        }
        if (hours.AWeek <= TimeSpan.Zero)
        {
            throw new InvalidOperationException("A clock of business hours needs opening hours.");
        }
        var left = deadline.Within;
        for (var day = DayOf(start).AddDays(-1); ; day = day.AddDays(1))
        {
            foreach (var (from, to) in OpenOn(day))
            {
                var begins = from > start ? from : start;
                if (to > begins && to - begins >= left)
                {
                    return begins + left;
                }
                left -= to > begins ? to - begins : TimeSpan.Zero;
            }
        }
    }

    /// <summary>How long the brand was open between two instants; nothing when they are turned round.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        var elapsed = TimeSpan.Zero;
        var last = DayOf(to).AddDays(1);
        for (var day = DayOf(from).AddDays(-1); to > from && day <= last; day = day.AddDays(1))
        {
            foreach (var open in OpenOn(day))
            {
                var begins = open.From > from ? open.From : from;
                var ends = open.To < to ? open.To : to;
                elapsed += ends > begins ? ends - begins : TimeSpan.Zero;
            }
        }
        return elapsed;
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> OpenOn(DateOnly day) => _days.GetOrAdd(day, Look);

    private IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Look(DateOnly day)
    {
        var spans = hours.Week[day.DayOfWeek];
        if (spans.Count == 0 || _holidays.Contains(day))
        {
            return [];
        }
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var open = new List<(DateTimeOffset, DateTimeOffset)>();
        foreach (var (begins, ends, offset) in Offsets(midnight - FurthestOffset, midnight.AddDays(1) + FurthestOffset))
        {
            foreach (var span in spans)
            {
                var from = midnight + span.From - offset;
                var to = midnight + span.To - offset;
                from = from > begins ? from : begins;
                to = to < ends ? to : ends;
                if (to > from)
                {
                    open.Add((from, to));
                }
            }
        }
        return open;
    }

    /// <summary>The stretches of one offset between two instants: a clock changes at most once in so few hours.</summary>
    private IEnumerable<(DateTimeOffset Begins, DateTimeOffset Ends, TimeSpan Offset)> Offsets(DateTimeOffset begins, DateTimeOffset ends)
    {
        var (before, after) = (zone.GetUtcOffset(begins), zone.GetUtcOffset(ends));
        if (before == after)
        {
            return [(begins, ends, before)];
        }
        var (low, high) = (begins.ToUnixTimeSeconds(), ends.ToUnixTimeSeconds());
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(middle)) == before)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        var change = DateTimeOffset.FromUnixTimeSeconds(high);
        return [(begins, change, before), (change, ends, after)];
    }
}
