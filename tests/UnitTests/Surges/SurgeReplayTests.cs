using Entente.Domain.Surges;
using Xunit;

namespace Entente.UnitTests.Surges;

public sealed class SurgeReplayTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTimeOffset Begins = new(2026, 2, 16, 0, 0, 0, TimeSpan.Zero);
    private const int Hours = 7 * 7 * 24;

    /// <summary>Monday 00:00 in Paris to the next: clocks go forward on its last day.</summary>
    private static readonly (DateTimeOffset From, DateTimeOffset To) Week = (Utc(3, 22, 23), Utc(3, 29, 22));

    [Fact]
    public void A_surge_of_hours_gone_by_is_found_with_its_beginning_its_peak_and_its_end()
    {
        var surge = Assert.Single(Find(DayAndNight, Begins, (Utc(3, 25, 12), 20), (Utc(3, 25, 13), 30)));

        // At 13:00 the last two hours hold the usual 4 and the first 20 more.
        Assert.Equal((Utc(3, 25, 13), 24), (surge.OpenedAt, surge.Opening.Observed));
        Assert.Equal(4, surge.Opening.Expected);
        Assert.Equal(54, surge.Peak);
        Assert.Equal(Utc(3, 25, 16), surge.ClosedAt);
    }

    [Fact]
    public void Usual_is_what_the_same_wall_clock_of_earlier_weeks_brought() =>
        // On the Sunday of the change the day begins an hour earlier by the sun; as everywhere, nothing is unusual about it.
        Assert.Empty(Find(DayAndNight, Begins));

    [Fact]
    public void What_began_before_or_after_the_stretch_is_told_with_another()
    {
        Assert.Empty(Find(DayAndNight, Begins, (Week.From.AddHours(-4), 40)));
        Assert.Empty(Find(DayAndNight, Begins, (Week.To.AddHours(4), 40)));
        Assert.Single(Find(DayAndNight, Begins, (Week.To.AddHours(-4), 40)));
    }

    [Fact]
    public void Of_a_brand_younger_than_eight_days_nothing_is_usual()
    {
        Assert.Empty(Find(DayAndNight, Utc(3, 20, 0), (Utc(3, 25, 12), 40)));
        Assert.Single(Find(DayAndNight, Utc(3, 10, 0), (Utc(3, 25, 12), 40)));
    }

    [Fact]
    public void A_surge_that_lasts_when_the_hours_end_is_told_as_far_as_they_are_known()
    {
        var known = Utc(3, 25, 14);
        var surge = Assert.Single(
            SurgeReplay.Find(Mentions(DayAndNight, (Utc(3, 25, 12), 40)), Begins, Paris, (Week.From, Week.To), known, 3)
        );
        Assert.Equal(known, surge.ClosedAt);
    }

    [Fact]
    public void Hours_that_begin_to_name_their_channel_are_no_surge_but_what_comes_beside_them_is()
    {
        Assert.Empty(FindNamed(0));
        Assert.Single(FindNamed(40));

        // From Wednesday noon on each post names the channel.
        static IReadOnlyList<ReplayedSurge> FindNamed(long more) =>
            SurgeReplay.Find(
                new HourlyMentions(
                    Begins,
                    [
                        .. Enumerable
                            .Range(0, Hours)
                            .Select(h => Begins.AddHours(h))
                            .Select(at =>
                                at < Utc(3, 25, 12)
                                    ? new StretchCount(0, Unnamed: 4)
                                    : new StretchCount(4 + (at == Utc(3, 26, 9) ? more : 0))
                            ),
                    ]
                ),
                Begins,
                Paris,
                Week,
                Begins.AddHours(Hours),
                3
            );
    }

    private static IReadOnlyList<ReplayedSurge> Find(
        Func<DateTime, long> usual,
        DateTimeOffset firstPostAt,
        params (DateTimeOffset At, long More)[] surges
    ) => SurgeReplay.Find(Mentions(usual, surges), firstPostAt, Paris, Week, Begins.AddHours(Hours), 3);

    private static HourlyMentions Mentions(Func<DateTime, long> usual, params (DateTimeOffset At, long More)[] surges) =>
        new(
            Begins,
            [
                .. Enumerable
                    .Range(0, Hours)
                    .Select(h => Begins.AddHours(h))
                    .Select(at => new StretchCount(
                        usual(TimeZoneInfo.ConvertTime(at, Paris).DateTime) + surges.Where(s => s.At == at).Sum(s => s.More)
                    )),
            ]
        );

    /// <summary>Two an hour from 08:00 to 20:00, none by night.</summary>
    private static long DayAndNight(DateTime wall) => wall.Hour is >= 8 and < 20 ? 2 : 0;

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
