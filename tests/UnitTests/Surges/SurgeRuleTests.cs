using Entente.Domain.Surges;
using Xunit;

namespace Entente.UnitTests.Surges;

public sealed class SurgeRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Surges_of_three_times_the_usual_are_seen_within_two_hours_and_hardly_one_a_month_for_nothing()
    {
        var (injected, found, alarms, brands) = (0, 0, 0, 0);
        foreach (var perHour in new[] { 30.0, 120, 600 })
        {
            foreach (var dispersion in new[] { double.PositiveInfinity, 40 })
            {
                for (var seed = 1; seed <= 4; seed++)
                {
                    var seen = new SimulatedBrand(seed, perHour, dispersion).Find(3, 3);
                    (injected, found) = (injected + seen.Injected, found + seen.Found);
                    alarms += new SimulatedBrand(seed + 100, perHour, dispersion).FalseAlarms(3);
                    brands++;
                }
            }
        }

        Assert.True(found >= 0.95 * injected, $"{found} of {injected}");
        Assert.True(alarms <= brands, $"{alarms} false alarms in {brands} brand months");
    }

    [Fact]
    public void A_brand_of_a_hundred_channels_has_hardly_more_alarms_for_nothing()
    {
        double[][] channels = [Uneven(60), Uneven(25), Uneven(15)];

        var alarms = Enumerable.Range(101, 3).Sum(seed => new SimulatedBrand(seed, 600, double.PositiveInfinity, channels).FalseAlarms(3));

        Assert.True(alarms <= 3, $"{alarms} false alarms in 3 brand months");

        static double[] Uneven(int count)
        {
            var shares = Enumerable.Range(1, count).Select(n => 1.0 / n).ToList();
            return [.. shares.Select(s => s / shares.Sum())];
        }
    }

    [Fact]
    public void One_place_that_is_watched_alone_is_held_against_k_itself()
    {
        Assert.Equal(3, SurgeRule.Among(1, 3));
        Assert.Equal(4.15, SurgeRule.Among(100, 3), 0.01);
    }

    [Fact]
    public void What_named_no_channel_and_does_now_counts_for_the_stretches_before()
    {
        Assert.Equal(30, SurgeBaseline.Usual(new StretchCount(10, Unnamed: 20), new StretchCount(28)));
        Assert.Equal(25, SurgeBaseline.Usual(new StretchCount(10, Unnamed: 20), new StretchCount(25, Unnamed: 5)));
        Assert.Equal(10, SurgeBaseline.Usual(new StretchCount(10, Unnamed: 20), new StretchCount(12, Unnamed: 30)));
    }

    [Fact]
    public void A_reading_is_the_published_rule_with_its_guards()
    {
        // Mean 100 and variance 150, more than chance alone (100); a mean of four weeks widens it by a quarter. On the scale of roots chance
        // lies a little further than 100 + 3 · 13.69.
        var day = SurgeRule.Read(SurgeWindow.Day, 150, [85, 115, 100, 100], [], 3);

        Assert.Equal((100, 4), (day.Expected, day.Baselines));
        Assert.Equal(13.69, day.Deviation, 0.01);
        Assert.Equal(146.40, day.Border, 0.01);
        Assert.True(day.IsSurge);
        Assert.False(SurgeRule.Read(SurgeWindow.Day, 146, [85, 115, 100, 100], [], 3).IsSurge);
        Assert.True(SurgeRule.Read(SurgeWindow.Day, 127, [85, 115, 100, 100], [], 1.5).IsSurge);
    }

    [Fact]
    public void An_earlier_surge_is_no_baseline()
    {
        var reading = SurgeRule.Read(SurgeWindow.TwoHours, 60, [20, 18, 75, 22], [], 3);

        Assert.Equal((20, 3), (reading.Expected, reading.Baselines));
        Assert.True(reading.IsSurge);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Less_than_ten_mentions_are_no_surge_of_a_quiet_brand(long observed, bool surge) =>
        Assert.Equal(surge, SurgeRule.Read(SurgeWindow.TwoHours, observed, [0, 0, 0, 0], [], 3).IsSurge);

    [Fact]
    public void A_great_brand_must_have_grown_beside_having_strayed()
    {
        Assert.False(SurgeRule.Read(SurgeWindow.Day, 11_000, [10_000, 10_010, 9_990, 10_000], [], 3).IsSurge);
        Assert.True(SurgeRule.Read(SurgeWindow.Day, 12_600, [10_000, 10_010, 9_990, 10_000], [], 3).IsSurge);
    }

    [Fact]
    public void What_most_of_the_last_days_brought_is_the_new_usual()
    {
        var third = SurgeRule.Read(SurgeWindow.Day, 300, [100, 100, 100, 100], [300, 300, 300, 100, 100, 100, 100], 3);
        var fourth = SurgeRule.Read(SurgeWindow.Day, 300, [100, 100, 100, 100], [300, 300, 300, 300, 100, 100, 100], 3);

        Assert.True(third is { IsSurge: true, IsCalm: false });
        Assert.True(fourth is { IsSurge: false, IsCalm: true });
        Assert.True(SurgeRule.Read(SurgeWindow.Day, 400, [100, 100, 100, 100], [300, 300, 300, 300, 100, 100, 100], 3).IsSurge);
    }

    [Fact]
    public void A_surge_stays_while_it_is_above_the_usual_and_closes_by_itself()
    {
        var open = Opened(SurgeWindow.TwoHours, Now);

        Assert.Equal(SurgeMove.Open, SurgeWatch.Decide(null, null, [Reading(SurgeWindow.TwoHours, 60)], Now).Move);
        Assert.Equal(SurgeMove.Continue, SurgeWatch.Decide(open, null, [Reading(SurgeWindow.TwoHours, 60)], Now.AddHours(3)).Move);
        Assert.Equal(SurgeMove.Continue, SurgeWatch.Decide(open, null, [Reading(SurgeWindow.TwoHours, 10)], Now.AddMinutes(30)).Move);
        Assert.Equal(SurgeMove.Close, SurgeWatch.Decide(open, null, [Reading(SurgeWindow.TwoHours, 10)], Now.AddHours(3)).Move);
        Assert.Equal(SurgeMove.None, SurgeWatch.Decide(null, null, [Reading(SurgeWindow.TwoHours, 10)], Now).Move);
    }

    [Fact]
    public void The_day_that_holds_a_surge_just_over_opens_no_second_one()
    {
        var readings = new[] { Reading(SurgeWindow.TwoHours, 10), Reading(SurgeWindow.Day, 400) };

        Assert.Equal(SurgeMove.None, SurgeWatch.Decide(null, Now.AddHours(-23), readings, Now).Move);
        Assert.Equal(SurgeMove.Open, SurgeWatch.Decide(null, Now.AddHours(-25), readings, Now).Move);
    }

    private static SurgeReading Reading(SurgeWindow window, long observed) =>
        SurgeRule.Read(window, observed, window == SurgeWindow.Day ? [120, 120, 120, 120] : [10, 10, 10, 10], [], 3);

    private static LastingSurge Opened(SurgeWindow window, DateTimeOffset at) => new(at, window.Hours);
}
