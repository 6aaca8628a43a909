namespace Entente.Domain.Triage.Learning;

/// <summary>What a run came to; only the first puts a new model in force.</summary>
public enum TrainingDecision
{
    /// <summary>Better on the held-out verdicts, and surely so.</summary>
    Replaced,

    /// <summary>Not enough verdicts to learn from or to measure on.</summary>
    TooFewVerdicts,

    /// <summary>Too many of the new verdicts were set aside by the guard.</summary>
    TooManySetAside,

    /// <summary>The gain on the held-out verdicts is below <see cref="LayerTrial.LeastGain"/>.</summary>
    GainTooSmall,

    /// <summary>There is a gain, but it may be chance.</summary>
    GainUncertain,

    /// <summary>Somebody chose another model while this one was trained.</summary>
    Overtaken,
}

/// <summary>What a person said of a held-out post, and what the models before and after say of it.</summary>
public sealed record TriedVerdict(Category Person, Category Before, Category After);

/// <summary>
/// A new model against the one in force on the brand's held-out verdicts. Agreement is macro: a rare category counts like a frequent one,
/// those with hardly a verdict together like one. The interval is the 95 % one of a paired bootstrap over the verdicts.
/// </summary>
public sealed record LayerTrial(int HeldOut, double Before, double After, double LowestGain, double HighestGain)
{
    public const double LeastGain = 0.02;
    public const int FewestToCountAlone = 5;
    private const int Draws = 1000;
    private const int Tail = Draws / 40;
    private static readonly int RareOnes = Enum.GetValues<Category>().Length;

    public double Gain => After - Before;

    public TrainingDecision Decision =>
        Gain < LeastGain ? TrainingDecision.GainTooSmall
        : LowestGain <= 0 ? TrainingDecision.GainUncertain
        : TrainingDecision.Replaced;

    /// <summary>The same verdicts give the same figures: chance comes from a seed.</summary>
    public static LayerTrial Of(IReadOnlyList<TriedVerdict> tried)
    {
        var groups = GroupsOf(tried);
        var all = Enumerable.Range(0, tried.Count).ToArray();
        var (before, after) = (Macro(tried, groups, all, t => t.Before), Macro(tried, groups, all, t => t.After));
        var gains = new double[Draws];
        var state = 0x9E3779B97F4A7C15UL;
        var drawn = new int[tried.Count];
        for (var d = 0; d < Draws; d++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = (int)(Next(ref state) % (ulong)drawn.Length);
            }
            gains[d] = Macro(tried, groups, drawn, t => t.After) - Macro(tried, groups, drawn, t => t.Before);
        }
        Array.Sort(gains);
        return new LayerTrial(tried.Count, before, after, gains[Tail], gains[^(Tail + 1)]);
    }

    /// <summary>The group of each category: its own, or the one of all that are too rare to be measured alone.</summary>
    private static int[] GroupsOf(IReadOnlyList<TriedVerdict> tried) =>
        [.. Enum.GetValues<Category>().Select(c => tried.Count(t => t.Person == c) < FewestToCountAlone ? RareOnes : (int)c)];

    private static double Macro(IReadOnlyList<TriedVerdict> tried, int[] groups, int[] which, Func<TriedVerdict, Category> said)
    {
        Span<int> given = stackalloc int[RareOnes + 1];
        Span<int> agreed = stackalloc int[RareOnes + 1];
        given.Clear();
        agreed.Clear();
        foreach (var i in which)
        {
            var group = groups[(int)tried[i].Person];
            given[group]++;
            agreed[group] += said(tried[i]) == tried[i].Person ? 1 : 0;
        }
        var (sum, counted) = (0.0, 0);
        for (var g = 0; g < given.Length; g++)
        {
            sum += given[g] == 0 ? 0 : (double)agreed[g] / given[g];
            counted += given[g] == 0 ? 0 : 1;
        }
        return counted == 0 ? 0 : sum / counted;
    }

    /// <summary>SplitMix64: the runtime's own generator may change from one version to the next.</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
