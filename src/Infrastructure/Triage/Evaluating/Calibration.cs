namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>Expected calibration error over ten equal bins: how far stated probabilities are from the share of right answers, 0 to 1.</summary>
public sealed class Calibration
{
    private const int Bins = 10;
    private readonly (double Stated, int Right, int Count)[] _bins = new (double, int, int)[Bins];

    public void Add(double probability, bool right)
    {
        ref var bin = ref _bins[Math.Clamp((int)(probability * Bins), 0, Bins - 1)];
        bin = (bin.Stated + probability, bin.Right + (right ? 1 : 0), bin.Count + 1);
    }

    public double Error => _bins.Sum(b => Math.Abs(b.Stated - b.Right)) / Math.Max(1, _bins.Sum(b => b.Count));
}
