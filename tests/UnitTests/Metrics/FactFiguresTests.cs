using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Metrics;

public sealed class FactFiguresTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly FactFigures Calendar = new((from, to) => to - from);

    [Theory]
    [InlineData(new[] { 10 }, 10, 10, 10)]
    [InlineData(new[] { 10, 20 }, 15, 19, 15)]
    [InlineData(new[] { 5, 1, 4, 2, 3 }, 3, 5, 3)]
    [InlineData(new[] { 60, 120, 600, 3600, 7200, 10, 20, 30, 40, 50 }, 55, 3960, 1173)]
    public void Times_have_a_median_a_ninetieth_percentile_and_a_mean(int[] seconds, long median, long p90, long mean)
    {
        var measured = Calendar.Of(FactMeasure.Duration, [.. seconds.Select(s => Took(s))], Start);

        Assert.Equal(new Spread(median, p90, mean), measured.Spread);
        Assert.Equal(new Figure(median, seconds.Sum(), seconds.Length), measured.Figure);
    }

    [Fact]
    public void What_goes_on_has_no_time_yet_and_a_clock_set_wrong_makes_none_negative()
    {
        var measured = Calendar.Of(FactMeasure.Duration, [Took(-30), Took(30), Took(null)], Start);

        Assert.Equal(new Figure(15, 30, 2), measured.Figure);
    }

    [Theory]
    [InlineData(FactMeasure.Duration)]
    [InlineData(FactMeasure.Share)]
    [InlineData(FactMeasure.Change)]
    [InlineData(FactMeasure.LongestWait)]
    [InlineData(FactMeasure.Agreement)]
    public void Nothing_gives_null_and_never_zero(FactMeasure measure) =>
        Assert.Equal(new MeasuredFigure(new Figure(null, 0, 0)), Calendar.Of(measure, [], Start));

    [Fact]
    public void The_longest_wait_is_that_of_the_instant_the_period_ends()
    {
        var facts = new[] { Waited(0, 500), Waited(100, null), Waited(200, 1000), Waited(2000, null) };

        Assert.Equal(new Figure(900, 900, 2), Calendar.Of(FactMeasure.LongestWait, facts, Start.AddSeconds(1000)).Figure);
        Assert.Equal(new Figure(400, 400, 3), Calendar.Of(FactMeasure.LongestWait, facts, Start.AddSeconds(400)).Figure);
        Assert.Equal(new Figure(null, 0, 0), Calendar.Of(FactMeasure.LongestWait, facts, Start).Figure);
    }

    [Fact]
    public void A_change_runs_from_minus_two_hundred_to_two_hundred_points()
    {
        var facts = new[] { Took(0) with { Change = 2 }, Took(0) with { Change = 2 }, Took(0) with { Change = -1 } };

        Assert.Equal(new Figure(100, 3, 3), Calendar.Of(FactMeasure.Change, facts, Start).Figure);
    }

    [Fact]
    public void Agreement_has_kappa_beside_it()
    {
        Fact Said(Category person, Category machine) => Took(0) with { Said = (person, machine) };

        var measured = Calendar.Of(
            FactMeasure.Agreement,
            [
                Said(Category.Praise, Category.Praise),
                Said(Category.Insult, Category.Insult),
                Said(Category.Insult, Category.Praise),
                Said(Category.Praise, Category.Praise),
            ],
            Start
        );

        Assert.Equal((0.75m, 0.5), (measured.Figure.Value, measured.Kappa));
    }

    private static Fact Took(int? seconds) => Waited(0, seconds);

    private static Fact Waited(int since, int? until) =>
        new(
            Start,
            Start.AddSeconds(since),
            until is { } end ? Start.AddSeconds(end) : null,
            Holds: true,
            new FactLabels(null, null, null, null, null, null, null)
        );
}
