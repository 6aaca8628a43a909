namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>Counts of what was said against what is so. Scores are 0 to 1.</summary>
public sealed class Confusion(IReadOnlyList<string> labels)
{
    private readonly int[,] _counts = new int[labels.Count, labels.Count];

    public IReadOnlyList<string> Labels => labels;

    public int Total { get; private set; }

    public int this[int truth, int said] => _counts[truth, said];

    public void Add(int truth, int said)
    {
        _counts[truth, said]++;
        Total++;
    }

    public double Accuracy => Total == 0 ? 0 : (double)Enumerable.Range(0, labels.Count).Sum(k => _counts[k, k]) / Total;

    /// <summary>Mean of the F1 of all labels, each counting alike.</summary>
    public double MacroF1 => Enumerable.Range(0, labels.Count).Average(F1);

    public double F1(int label)
    {
        var wrong = 0;
        for (var other = 0; other < labels.Count; other++)
        {
            wrong += other == label ? 0 : _counts[other, label] + _counts[label, other];
        }
        return F1(_counts[label, label], wrong);
    }

    /// <summary>2·hits / (2·hits + false alarms + misses); 1 when there was nothing to find and nothing was said.</summary>
    public static double F1(int hits, int wrong) => hits + wrong == 0 ? 1 : 2.0 * hits / ((2 * hits) + wrong);
}
