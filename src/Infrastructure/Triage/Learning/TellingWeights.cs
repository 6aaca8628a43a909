namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// How much each feature tells by itself: the largest log-ratio of its share in one label against the others (naive Bayes). Features scaled
/// by it before training need no large weights to speak, so the penalty falls on those that tell nothing (Wang and Manning's NB-SVM).
/// </summary>
internal static class TellingWeights
{
    private const double Smoothing = 1;

    /// <summary>One factor a slot, the square root of what it tells; <paramref name="slotsOf"/> gives the slots of an example.</summary>
    public static float[] Of(IReadOnlyList<Example> examples, Func<Example, IEnumerable<int>> slotsOf, int slots, int classes)
    {
        var seen = new double[slots * classes];
        var total = new double[classes];
        foreach (var example in examples)
        {
            foreach (var slot in slotsOf(example))
            {
                seen[(slot * classes) + example.Label]++;
            }
            total[example.Label]++;
        }
        var factors = new float[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            factors[slot] = (float)Math.Sqrt(Largest(seen.AsSpan(slot * classes, classes), total));
        }
        return factors;
    }

    private static double Largest(ReadOnlySpan<double> seen, double[] total)
    {
        var (sum, all, largest) = (0.0, total.Sum(), 0.0);
        foreach (var count in seen)
        {
            sum += count;
        }
        for (var k = 0; k < seen.Length; k++)
        {
            var here = (seen[k] + Smoothing) / (total[k] + (2 * Smoothing));
            var elsewhere = (sum - seen[k] + (Smoothing * (seen.Length - 1))) / (all - total[k] + (2 * Smoothing * (seen.Length - 1)));
            largest = Math.Max(largest, Math.Abs(Math.Log(here / elsewhere)));
        }
        return largest;
    }
}
