namespace Entente.Infrastructure.Triage;

/// <summary>Counts predictions against the truth.</summary>
public sealed class Scoring(int classes)
{
    private readonly int[,] _confusion = new int[classes, classes];
    private readonly (double Confidence, int Right, int Count)[] _bins = new (double, int, int)[10];

    public int Total { get; private set; }

    public int this[int truth, int answer] => _confusion[truth, answer];

    public double Accuracy => Total == 0 ? 0 : Enumerable.Range(0, classes).Sum(c => _confusion[c, c]) / (double)Total;

    /// <summary>The mean over the classes of their F1.</summary>
    public double MacroF1 => Enumerable.Range(0, classes).Average(F1);

    /// <summary>How far confidence and being right lie apart, over ten bins.</summary>
    public double CalibrationError => _bins.Where(b => b.Count > 0).Sum(b => Math.Abs(b.Confidence - b.Right)) / Math.Max(Total, 1);

    public double F1(int cls)
    {
        double right = _confusion[cls, cls];
        double answered = Enumerable.Range(0, classes).Sum(t => _confusion[t, cls]);
        double true_ = Enumerable.Range(0, classes).Sum(a => _confusion[cls, a]);
        return answered + true_ == 0 ? 0 : 2 * right / (answered + true_);
    }

    public void Add(int truth, IReadOnlyList<double> probabilities)
    {
        var answer = Enumerable.Range(0, classes).MaxBy(c => probabilities[c]);
        Add(truth, answer, probabilities[answer]);
    }

    public void Add(int truth, int answer, double confidence)
    {
        Total++;
        _confusion[truth, answer]++;
        ref var bin = ref _bins[Math.Clamp((int)(confidence * 10), 0, 9)];
        bin = (bin.Confidence + confidence, bin.Right + (truth == answer ? 1 : 0), bin.Count + 1);
    }
}
