using Entente.Domain.Surges;
using Entente.UnitTests.Surges;

namespace Entente.Benchmarks;

/// <summary>How many surges of three times the usual are seen within two hours, and how many are opened for nothing, a brand and month.</summary>
public static class SurgeDetection
{
    private const int Brands = 40;
    private const int BrandsWithChannels = 20;
    private static readonly double[] MentionsAnHour = [5, 10, 30, 120, 600];
    private static readonly (string Name, double Dispersion)[] Strays = [("chance", double.PositiveInfinity), ("chance + 16 %", 40.0)];

    /// <summary>Of each network the shares of its channels.</summary>
    private static readonly (int Channels, double[][] Shares)[] Brandings =
    [
        (
            1,
            [
                [0.6],
                [],
                [],
            ]
        ),
        (
            3,
            [
                [0.6, 0.3, 0.1],
                [],
                [],
            ]
        ),
        (
            10,
            [
                [0.5, 0.25, 0.13, 0.08, 0.04],
                [0.6, 0.3, 0.1],
                [0.7, 0.3],
            ]
        ),
        (100, [Uneven(60), Uneven(25), Uneven(15)]),
    ];

    public static void Measure()
    {
        Console.WriteLine("mentions/h  stray         k    found in 2 h   false alarms a brand and month");
        foreach (var perHour in MentionsAnHour)
        {
            foreach (var (name, dispersion) in Strays)
            {
                foreach (var k in SurgeRule.AllowedK)
                {
                    Measure(perHour, name, dispersion, k);
                }
            }
        }
        Console.WriteLine();
        Console.WriteLine("mentions/h  stray         channels   found in 2 h    on one alone  false alarms a brand and month (k = 3)");
        foreach (var perHour in MentionsAnHour.Where(m => m >= 30))
        {
            foreach (var (name, dispersion) in Strays)
            {
                foreach (var (channels, shares) in Brandings)
                {
                    MeasureChannels(perHour, name, dispersion, channels, shares);
                }
            }
        }
    }

    private static void Measure(double perHour, string name, double dispersion, double k)
    {
        var (injected, found, alarms) = (0, 0, 0);
        for (var seed = 1; seed <= Brands; seed++)
        {
            var seen = new SimulatedBrand(seed, perHour, dispersion).Find(k, 3);
            (injected, found) = (injected + seen.Injected, found + seen.Found);
            alarms += new SimulatedBrand(seed + 1000, perHour, dispersion).FalseAlarms(k);
        }
        Console.WriteLine(
            $"{perHour, 10} {name, -13} {k, 4} {found, 6}/{injected} {(double)found / injected, 6:P1} {(double)alarms / Brands, 8:0.00}"
        );
    }

    /// <summary>Surges of the whole brand, and surges of its greatest channel alone.</summary>
    private static void MeasureChannels(double perHour, string name, double dispersion, int channels, double[][] shares)
    {
        var (injected, everywhere, alone, alarms) = (0, 0, 0, 0);
        for (var seed = 1; seed <= BrandsWithChannels; seed++)
        {
            var seen = Brand(seed).Find(SurgeRule.DefaultK, 3);
            (injected, everywhere) = (injected + seen.Injected, everywhere + seen.Found);
            alone += Brand(seed).Find(SurgeRule.DefaultK, 3, onFirstChannelAlone: true).Found;
            alarms += Brand(seed + 1000).FalseAlarms(SurgeRule.DefaultK);
        }
        Console.WriteLine(
            $"{perHour, 10} {name, -13} {channels, 8} {Share(everywhere)} {Share(alone)} {(double)alarms / BrandsWithChannels, 8:0.00}"
        );

        SimulatedBrand Brand(int seed) => new(seed, perHour, dispersion, shares);

        string Share(int found) => $"{found, 6}/{injected} {(double)found / injected, 7:P1}";
    }

    /// <summary>Shares of one network's channels: the second has half of what the first has, the third a third.</summary>
    private static double[] Uneven(int channels)
    {
        var all = Enumerable.Range(1, channels).Sum(n => 1.0 / n);
        return [.. Enumerable.Range(1, channels).Select(n => 1.0 / n / all)];
    }
}
