using Entente.Domain.Triage.Learning;

namespace Entente.Domain.Metrics;

/// <summary>Times in whole seconds; percentiles lie between the two nearest times, as PostgreSQL's percentile_cont has them.</summary>
public sealed record Spread(long Median, long NinetiethPercentile, long Mean);

/// <summary>A figure with what some measures have beside it. The numerator of times is their sum in seconds.</summary>
public sealed record MeasuredFigure(Figure Figure, Spread? Spread = null, double? Kappa = null);

/// <summary>Makes one figure of the facts of a period.</summary>
/// <param name="elapsed">How long it is between two instants on the clock asked for.</param>
public sealed class FactFigures(Func<DateTimeOffset, DateTimeOffset, TimeSpan> elapsed)
{
    /// <param name="end">The instant the period ends, or now when it has not.</param>
    public MeasuredFigure Of(FactMeasure measure, IReadOnlyList<Fact> facts, DateTimeOffset end) =>
        measure switch
        {
            FactMeasure.Duration => Durations(facts),
            FactMeasure.Share => new(Figure.Share(facts.LongCount(f => f.Holds), facts.Count)),
            FactMeasure.Change => new(Figure.Share(facts.Sum(f => (long)f.Change), facts.Count, 100)),
            FactMeasure.Count => new(Figure.Count(facts.Count)),
            FactMeasure.LongestWait => LongestWait(facts, end),
            FactMeasure.Agreement => Agreed(facts),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, null),
        };

    private MeasuredFigure Durations(IReadOnlyList<Fact> facts)
    {
        var seconds = facts.Where(f => f.Until is not null).Select(f => Seconds(f.Since, f.Until!.Value)).Order().ToArray();
        if (seconds.Length == 0)
        {
            return new(new Figure(null, 0, 0));
        }
        var total = seconds.Sum();
        var spread = new Spread(Percentile(seconds, 0.5), Percentile(seconds, 0.9), Whole(total / seconds.Length));
        return new(new Figure(spread.Median, Whole(total), seconds.Length), spread);
    }

    private MeasuredFigure LongestWait(IReadOnlyList<Fact> facts, DateTimeOffset end)
    {
        var waiting = facts.Where(f => f.Since < end && (f.Until is null || f.Until >= end)).ToList();
        if (waiting.Count == 0)
        {
            return new(new Figure(null, 0, 0));
        }
        var longest = Whole(Seconds(waiting.Min(f => f.Since), end));
        return new(new Figure(longest, longest, waiting.Count));
    }

    private static MeasuredFigure Agreed(IReadOnlyList<Fact> facts)
    {
        var overall = Agreement.Of(facts.Select(f => f.Said!.Value)).Overall;
        return new(Figure.Share(overall.Agreed, overall.N), Kappa: overall.Kappa is { } kappa ? Math.Round(kappa, 6) : null);
    }

    /// <summary>A clock that was set wrong somewhere makes no time negative.</summary>
    private double Seconds(DateTimeOffset since, DateTimeOffset until) => until <= since ? 0 : elapsed(since, until).TotalSeconds;

    private static long Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return Whole(below + ((above - below) * (place - Math.Floor(place))));
    }

    private static long Whole(double seconds) => (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
}
