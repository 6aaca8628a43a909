using System.Globalization;

namespace Entente.Benchmarks.Paths;

/// <summary>Two ways measured in turn in one run; what counts is the median of the ratios of the rounds.</summary>
public static class Ratio
{
    public const int Rounds = 5;

    /// <param name="ours">One round of our path: how much a second.</param>
    /// <param name="bar">One round of what it is held against.</param>
    public static async Task AtLeastAsync(string path, string unit, double target, Func<Task<double>> ours, Func<Task<double>> bar) =>
        Print(path, unit, await MeasureAsync(ours, bar), target, atLeast: true);

    public static async Task AtMostAsync(string path, string unit, double target, Func<Task<double>> ours, Func<Task<double>> bar) =>
        Print(path, unit, await MeasureAsync(ours, bar), target, atLeast: false);

    private static async Task<List<(double Ours, double Bar)>> MeasureAsync(Func<Task<double>> ours, Func<Task<double>> bar)
    {
        // Warm: whatever is compiled, planned or read for the first time.
        await ours();
        await bar();
        var rounds = new List<(double, double)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await ours(), await bar()));
        }
        return rounds;
    }

    private static void Print(string path, string unit, List<(double Ours, double Bar)> rounds, double target, bool atLeast)
    {
        var ratios = rounds.Select(r => r.Ours / r.Bar).Order().ToList();
        var median = ratios[ratios.Count / 2];
        var holds = atLeast ? median >= target : median <= target;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {Median(rounds.Select(r => r.Ours)):0.###} against {Median(rounds.Select(r => r.Bar)):0.###} {unit}; ratio {median:0.000} ({ratios[0]:0.000} to {ratios[^1]:0.000}), {(atLeast ? "at least" : "at most")} {target:0.00}: {(holds ? "holds" : "MISSED")}"
            )
        );
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
