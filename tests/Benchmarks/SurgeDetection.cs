using Entente.Domain.Surges;
using Entente.UnitTests.Surges;

namespace Entente.Benchmarks;

/// <summary>How many surges of three times the usual are seen within two hours, and how many are opened for nothing, a brand and month.</summary>
public static class SurgeDetection
{
    private const int Brands = 40;
    private static readonly double[] MentionsAnHour = [5, 10, 30, 120, 600];

    public static void Measure()
    {
        Console.WriteLine("mentions/h  stray         k    found in 2 h   false alarms a brand and month");
        foreach (var perHour in MentionsAnHour)
        {
            foreach (var (name, dispersion) in new[] { ("chance", double.PositiveInfinity), ("chance + 16 %", 40.0) })
            {
                foreach (var k in SurgeRule.AllowedK)
                {
                    Measure(perHour, name, dispersion, k);
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
}
