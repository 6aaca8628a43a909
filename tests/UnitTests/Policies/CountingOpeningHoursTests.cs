using Entente.Domain.Policies;
using FsCheck.Xunit;
using Xunit;

namespace Entente.UnitTests.Policies;

public sealed class CountingOpeningHoursTests
{
    private static readonly string[] Zones =
    [
        "Europe/Paris",
        "America/New_York",
        "America/Havana",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "Africa/Casablanca",
        "UTC",
    ];

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Against a count that looks at the wall clock minute by minute and knows nothing of days, spans or offsets.</summary>
    [Property(MaxTest = 150)]
    public void What_passes_between_two_instants_is_every_minute_in_which_the_wall_clock_shows_an_opening_hour(int seed)
    {
        var (hours, zone, start, random) = MadeUp(seed);
        var end = start.AddMinutes(random.Next(0, 6 * 24 * 60));

        Assert.Equal(TimeSpan.FromMinutes(OpenMinutes(hours, zone, start, end)), new BusinessClock(hours, zone).Elapsed(start, end));
    }

    [Property(MaxTest = 300)]
    public void A_deadline_is_due_at_the_first_instant_at_which_its_time_has_passed(int seed)
    {
        var (hours, zone, start, random) = MadeUp(seed);
        var clock = new BusinessClock(hours, zone);
        var within = TimeSpan.FromSeconds(random.Next(1, 100 * 3600));

        var due = clock.Due(start, Deadline.Business(within));

        Assert.Equal(within, clock.Elapsed(start, due));
        Assert.Equal(within - TimeSpan.FromSeconds(1), clock.Elapsed(start, due.AddSeconds(-1)));
        Assert.Equal(TimeSpan.Zero, due.Offset);
    }

    [Property(MaxTest = 300)]
    public void Time_passes_in_parts_as_it_passes_whole_and_never_backwards(int seed)
    {
        var (hours, zone, start, random) = MadeUp(seed);
        var clock = new BusinessClock(hours, zone);
        var middle = start.AddSeconds(random.Next(0, 20 * 24 * 3600));
        var end = middle.AddSeconds(random.Next(0, 20 * 24 * 3600));

        Assert.Equal(clock.Elapsed(start, end), clock.Elapsed(start, middle) + clock.Elapsed(middle, end));
        Assert.InRange(clock.Elapsed(start, end), TimeSpan.Zero, end - start);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed(end, start));
    }

    [Property(MaxTest = 200)]
    public void Who_has_longer_is_never_due_earlier(int seed)
    {
        var (hours, zone, start, random) = MadeUp(seed);
        var clock = new BusinessClock(hours, zone);
        var within = TimeSpan.FromSeconds(random.Next(1, 100 * 3600));
        var due = clock.Due(start, Deadline.Business(within));

        Assert.True(due < clock.Due(start, Deadline.Business(within + TimeSpan.FromSeconds(1))));
        Assert.True(due <= clock.Due(start.AddSeconds(random.Next(0, 3600)), Deadline.Business(within)));
        Assert.True(due >= start + within);
    }

    [Fact]
    public void A_post_of_friday_evening_is_due_on_monday_morning() =>
        Assert.Equal(
            At("2026-11-23T10:30:00+01:00"),
            new BusinessClock(OpeningHours.OfficeHours, Paris).Due(
                At("2026-11-20T17:30:00+01:00"),
                Deadline.Business(TimeSpan.FromHours(2))
            )
        );

    [Fact]
    public void Calendar_hours_run_through_the_night_and_the_changing_of_the_clocks() =>
        Assert.Equal(
            At("2026-10-25T08:00:00+01:00"),
            new BusinessClock(OpeningHours.OfficeHours, Paris).Due(
                At("2026-10-24T09:00:00+02:00"),
                Deadline.Calendar(TimeSpan.FromHours(24))
            )
        );

    [Theory]
    // The last Sunday of October has 25 hours, that of March has 23; the pause of noon and a holiday are not worked.
    [InlineData("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00", 25)]
    [InlineData("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", 23)]
    [InlineData("2026-06-15T00:00:00+02:00", "2026-06-16T00:00:00+02:00", 7)]
    [InlineData("2026-07-14T00:00:00+02:00", "2026-07-15T00:00:00+02:00", 0)]
    public void Days_of_every_length_are_counted_right(string from, string to, int hours)
    {
        var week = OpeningHours.Days.ToDictionary(d => d, d => Spans(d == DayOfWeek.Sunday ? [(0, 24)] : [(9, 12), (14, 18)]));
        var clock = new BusinessClock(new OpeningHours(week, [new DateOnly(2026, 7, 14)]), Paris);

        Assert.Equal(TimeSpan.FromHours(hours), clock.Elapsed(At(from), At(to)));
    }

    [Fact]
    public void A_clock_of_opening_hours_without_any_is_a_bug_that_says_so()
    {
        var never = new OpeningHours(OpeningHours.Days.ToDictionary(d => d, _ => Spans([])), []);
        Assert.Throws<InvalidOperationException>(() =>
            new BusinessClock(never, Paris).Due(At("2026-11-20T17:30:00+01:00"), Deadline.Business(TimeSpan.FromHours(2)))
        );
    }

    /// <summary>Opening hours to the minute, closed days and all, and a start near a change of the clocks as often as not.</summary>
    private static (OpeningHours Hours, TimeZoneInfo Zone, DateTimeOffset Start, Random Random) MadeUp(int seed)
    {
        var random = new Random(seed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        var changes = new[]
        {
            "2026-03-08",
            "2026-03-29",
            "2026-04-05",
            "2026-10-04",
            "2026-10-25",
            "2026-11-01",
            "2026-02-15",
            "2026-07-01",
        };
        var start = At($"{changes[random.Next(changes.Length)]}T00:00:00Z").AddMinutes(random.Next(-4 * 24 * 60, 2 * 24 * 60));
        var week = OpeningHours.Days.ToDictionary(d => d, _ => Spans(random, random.Next(0, 4)));
        week[DayOfWeek.Wednesday] = Spans(random, 2);
        var holidays = Enumerable.Range(0, random.Next(0, 4)).Select(_ => DateOnly.FromDateTime(start.Date).AddDays(random.Next(-2, 8)));
        return (new OpeningHours(week, [.. holidays.Distinct()]), zone, start, random);
    }

    private static IReadOnlyList<OpeningSpan> Spans(Random random, int count)
    {
        var borders = Enumerable.Range(0, 1441).ToArray();
        random.Shuffle(borders);
        var sorted = borders.Take(count * 2).Order().ToArray();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new OpeningSpan(TimeSpan.FromMinutes(sorted[2 * i]), TimeSpan.FromMinutes(sorted[(2 * i) + 1]))),
        ];
    }

    private static IReadOnlyList<OpeningSpan> Spans((int From, int To)[] hours) =>
        [.. hours.Select(h => new OpeningSpan(TimeSpan.FromHours(h.From), TimeSpan.FromHours(h.To)))];

    private static int OpenMinutes(OpeningHours hours, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var open = 0;
        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
        {
            var wall = TimeZoneInfo.ConvertTime(minute, zone).DateTime;
            var isOpen = hours.On(DateOnly.FromDateTime(wall)).Any(s => s.From <= wall.TimeOfDay && wall.TimeOfDay < s.To);
            open += isOpen ? 1 : 0;
        }
        return open;
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
