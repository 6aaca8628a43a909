namespace Entente.Domain.Surges;

/// <summary>Which mentions are counted: all of others, or the negative ones.</summary>
public enum SurgeScope
{
    All,
    Negative,
}

/// <summary>
/// How long a stretch is looked at, and by how much it must have grown at least.
/// </summary>
public sealed record SurgeWindow(int Hours, double LeastGrowth)
{
    /// <summary>The published rule: the last day against the days before.</summary>
    public static readonly SurgeWindow Day = new(24, 1.25);

    /// <summary>The same over two hours, so that it is seen while something can be done.</summary>
    public static readonly SurgeWindow TwoHours = new(2, 1.8);

    public static readonly IReadOnlyList<SurgeWindow> All = [TwoHours, Day];

    public static SurgeWindow Of(int hours) => All.Single(w => w.Hours == hours);
}

/// <summary>A stretch that ends now against the same stretch of earlier: the same hours of four weeks, or of seven days while there are fewer.</summary>
/// <param name="Expected">The mean of the earlier stretches.</param>
/// <param name="Deviation">How far a stretch strays from it by itself: never less than chance alone would have it.</param>
/// <param name="Border">Above this many it is a surge.</param>
/// <param name="Lately">The median of the same hours of the last seven days.</param>
public sealed record SurgeReading(
    SurgeWindow Window,
    long Observed,
    double Expected,
    double Deviation,
    double Border,
    int Baselines,
    double Lately
)
{
    public bool IsSurge => Observed >= SurgeRule.LeastMentions && Observed > Border;

    /// <summary>Back to what is usual, or to what most of the last days brought, give or take.</summary>
    public bool IsCalm =>
        Observed < SurgeRule.LeastMentions
        || Observed <= Expected + (SurgeRule.CalmWithin * Deviation)
        || Observed <= Lately + (SurgeRule.CalmWithin * Math.Sqrt(Lately));
}

/// <summary>mean of the last stretch > mean of the baseline + k·sd, with guards against few mentions and small growth.</summary>
public static class SurgeRule
{
    /// <summary>Fewer are no surge whatever was usual.</summary>
    public const int LeastMentions = 10;

    /// <summary>How many deviations above the usual still count as calm.</summary>
    public const double CalmWithin = 1.5;

    public const double DefaultK = 3;

    /// <summary>The lower the earlier it is seen, and the more often for nothing.</summary>
    public static readonly IReadOnlyList<double> AllowedK = [1.5, 2, 3];

    /// <summary>It is looked at often: what chance alone would bring lies further than k.</summary>
    private const double OftenLookedAt = 0.75;

    /// <summary>
    /// How many deviations make a surge on one of so many places that are watched alike: on hundreds of channels chance alone rises
    /// somewhere any day. A quarter of the logarithm makes up for it, as far out as k lies.
    /// </summary>
    public static double Among(int places, double k) => k + (Math.Log(places) / 4);

    /// <param name="baseline">The counts of the earlier stretches, at least two.</param>
    /// <param name="lastDays">The same hours of the last days: what came on most of them is the new usual, whatever it was weeks ago.</param>
    public static SurgeReading Read(SurgeWindow window, long observed, IReadOnlyList<long> baseline, IReadOnlyList<long> lastDays, double k)
    {
        var usual = WithoutSurge(window, baseline, k);
        var (mean, deviation, border) = BorderOf(window, usual, k);
        var lately = Median(lastDays);
        // It only has to tell a new usual from a surge, which the earlier stretches have found already: one deviation less will do.
        border = Math.Max(border, Math.Max(lately * window.LeastGrowth, Chance(lately, widened: 1, k - 1)));
        return new SurgeReading(window, observed, mean, deviation, border, usual.Count, lately);
    }

    private static double Median(IReadOnlyList<long> counts) => counts.Count == 0 ? 0 : counts.Order().ElementAt(counts.Count / 2);

    private static (double Mean, double Deviation, double Border) BorderOf(SurgeWindow window, IReadOnlyList<long> baseline, double k)
    {
        var mean = baseline.Average();
        var variance = baseline.Sum(b => (b - mean) * (b - mean)) / (baseline.Count - 1);
        // The mean of a few stretches is itself uncertain; counts stray by the root of their mean at least.
        var widened = 1 + (1.0 / baseline.Count);
        var deviation = Math.Sqrt(Math.Max(variance, mean) * widened);
        var border = Math.Max(mean + (k * deviation), mean * window.LeastGrowth);
        return (mean, deviation, Math.Max(border, Chance(mean, widened, k)));
    }

    /// <summary>On the scale of roots counts stray alike however few they are (Anscombe 1948): few mentions are no surge by chance.</summary>
    private static double Chance(double mean, double widened, double k) =>
        Math.Pow(Math.Sqrt(mean + 0.375) + ((k + OftenLookedAt) * Math.Sqrt(widened) / 2), 2) - 0.375;

    /// <summary>A stretch that was a surge itself against the others says nothing of what is usual.</summary>
    private static IReadOnlyList<long> WithoutSurge(SurgeWindow window, IReadOnlyList<long> baseline, double k)
    {
        if (baseline.Count < 4)
        {
            return baseline;
        }
        var sorted = baseline.Order().ToList();
        var (greatest, others) = (sorted[^1], sorted[..^1]);
        return greatest >= LeastMentions && greatest > BorderOf(window, others, k).Border ? others : baseline;
    }
}
