using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Xunit;

namespace Entente.UnitTests.Triage.Learning;

public sealed class TryingALayerTests
{
    private const Category Right = Category.Discontent;
    private const Category Wrong = Category.Praise;

    private static List<TriedVerdict> Tried(int onlyAfter, int onlyBefore, int both, int neither) =>
        [
            .. Enumerable.Repeat(new TriedVerdict(Right, Wrong, Right), onlyAfter),
            .. Enumerable.Repeat(new TriedVerdict(Right, Right, Wrong), onlyBefore),
            .. Enumerable.Repeat(new TriedVerdict(Right, Right, Right), both),
            .. Enumerable.Repeat(new TriedVerdict(Right, Wrong, Wrong), neither),
        ];

    [Fact]
    public void A_clear_gain_replaces()
    {
        var trial = LayerTrial.Of(Tried(onlyAfter: 30, onlyBefore: 5, both: 50, neither: 15));
        Assert.Equal((0.55, 0.80, 100), (trial.Before, trial.After, trial.HeldOut));
        Assert.Equal(TrainingDecision.Replaced, trial.Decision);
        // A paired difference of +30 and −5 in 100 has a standard error of 0.054: the interval is about 0.25 ± 0.106.
        Assert.InRange(trial.LowestGain, 0.12, 0.17);
        Assert.InRange(trial.HighestGain, 0.33, 0.38);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(10, 30)]
    public void No_gain_or_a_small_one_does_not(int onlyAfter, int onlyBefore) =>
        Assert.Equal(TrainingDecision.GainTooSmall, LayerTrial.Of(Tried(onlyAfter, onlyBefore, 60, 20)).Decision);

    [Fact]
    public void A_gain_that_may_be_chance_does_not() =>
        Assert.Equal(TrainingDecision.GainUncertain, LayerTrial.Of(Tried(onlyAfter: 8, onlyBefore: 5, both: 20, neither: 7)).Decision);

    [Fact]
    public void A_rare_category_counts_like_a_frequent_one()
    {
        var tried = Enumerable
            .Repeat(new TriedVerdict(Right, Right, Right), 90)
            .Concat(Enumerable.Repeat(new TriedVerdict(Category.Spam, Right, Category.Spam), 10))
            .ToList();
        var trial = LayerTrial.Of(tried);
        Assert.Equal((0.5, 1.0), (trial.Before, trial.After));
    }

    [Fact]
    public void Categories_with_hardly_a_verdict_count_together_as_one()
    {
        var tried = Enumerable.Repeat(new TriedVerdict(Right, Right, Right), 20).ToList();
        tried.AddRange(Enumerable.Repeat(new TriedVerdict(Category.Spam, Right, Category.Spam), 3));
        tried.Add(new TriedVerdict(Category.Insult, Right, Right));
        var trial = LayerTrial.Of(tried);
        Assert.Equal((0.5, (1 + 0.75) / 2), (trial.Before, trial.After));
    }

    [Fact]
    public void The_same_verdicts_give_the_same_figures() =>
        Assert.Equal(LayerTrial.Of(Tried(12, 7, 40, 11)), LayerTrial.Of(Tried(12, 7, 40, 11)));

    [Fact]
    public void Without_verdicts_there_is_no_gain() => Assert.Equal(TrainingDecision.GainTooSmall, LayerTrial.Of([]).Decision);
}
