using Entente.Domain.Surges;

namespace Entente.UnitTests.Surges;

/// <summary>
/// Four weeks of past and a month of mentions in quarters of an hour, on three networks, with the shape of days and weeks and, if asked,
/// stray beyond chance. Watched every quarter of an hour as the desk does: by network and over all, all mentions and the negative ones.
/// </summary>
/// <param name="perHour">Mentions an hour over the whole brand, in the mean.</param>
/// <param name="dispersion">Variance is m + m²/dispersion; infinite is pure chance.</param>
public sealed class SimulatedBrand(int seed, double perHour, double dispersion)
{
    private const int QuartersADay = 96;
    private const int FirstDay = 30;
    private const int Days = 60;
    private static readonly double[] Networks = [0.5, 0.3, 0.2];
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private const double NegativeShare = 0.3;
    private readonly Random _random = new(seed);

    /// <summary>Surges opened in thirty days in which nothing happened.</summary>
    public int FalseAlarms(double k) => Watch(Sums([]), k).Count;

    /// <summary>Surges of some hours and so many times the usual, some days apart, and how many were seen within two hours.</summary>
    public (int Injected, int Found) Find(double k, double times)
    {
        var onsets = Enumerable
            .Range(0, 6)
            .Select(n => ((FirstDay + 2 + (n * 4)) * QuartersADay) + _random.Next(2 * QuartersADay))
            .ToList();
        var opened = Watch(Sums([.. onsets.Select(o => (From: o, To: o + 24, times))]), k);
        return (onsets.Count, onsets.Count(o => opened.Any(at => at > o && at <= o + 8)));
    }

    /// <summary>Prefix sums by place and scope: the whole first, all before negative.</summary>
    private List<long[]> Sums(IReadOnlyList<(int From, int To, double Times)> surges)
    {
        var counts = Enumerable.Range(0, (Networks.Length + 1) * 2).Select(_ => new long[(Days * QuartersADay) + 1]).ToList();
        for (var quarter = 0; quarter < Days * QuartersADay; quarter++)
        {
            var hour = quarter % QuartersADay / 4.0;
            var day = quarter / QuartersADay % 7;
            var shape = (1 + (0.8 * Math.Sin((hour - 9) / 24 * 2 * Math.PI))) * (day < 5 ? 1.1 : 0.75);
            var stray = double.IsInfinity(dispersion) ? 1 : Gamma(dispersion * 4) / (dispersion * 4);
            var rising = surges.Where(s => quarter >= s.From && quarter < s.To).Select(s => s.Times).DefaultIfEmpty(1).Max();
            for (var network = 0; network < Networks.Length; network++)
            {
                var mean = perHour / 4 * Networks[network] * shape * stray * rising;
                var (negative, other) = (Poisson(mean * NegativeShare), Poisson(mean * (1 - NegativeShare)));
                Add(2 * (network + 1), quarter, negative + other);
                Add((2 * (network + 1)) + 1, quarter, negative);
            }
        }
        foreach (var series in counts)
        {
            for (var i = 1; i < series.Length; i++)
            {
                series[i] += series[i - 1];
            }
        }
        return counts;

        void Add(int series, int quarter, long count)
        {
            counts[series][quarter + 1] += count;
            counts[series % 2][quarter + 1] += count;
        }
    }

    /// <summary>The quarters at which a surge was opened.</summary>
    private static List<int> Watch(List<long[]> sums, double k)
    {
        var opened = new List<int>();
        foreach (var series in sums)
        {
            LastingSurge? open = null;
            DateTimeOffset? closedAt = null;
            for (var now = FirstDay * QuartersADay; now < Days * QuartersADay; now++)
            {
                var at = Start.AddMinutes(15 * now);
                var readings = SurgeWindow.All.Select(w => Read(series, w, now, k)).ToList();
                var (move, reading) = SurgeWatch.Decide(open, closedAt, readings, at);
                if (move == SurgeMove.Open)
                {
                    opened.Add(now);
                    open = new LastingSurge(at, reading!.Window.Hours);
                }
                else if (move == SurgeMove.Close)
                {
                    (open, closedAt) = (null, at);
                }
            }
        }
        return opened;
    }

    private static SurgeReading Read(long[] series, SurgeWindow window, int now, double k)
    {
        var length = window.Hours * 4;
        var baseline = Enumerable.Range(1, 4).Select(week => Count(now - (week * 7 * QuartersADay))).ToList();
        var lastDays = Enumerable.Range(1, 7).Select(day => Count(now - (day * QuartersADay))).ToList();
        return SurgeRule.Read(window, Count(now), baseline, lastDays, k);

        long Count(int end) => series[end] - series[Math.Max(0, end - length)];
    }

    private long Poisson(double mean)
    {
        if (mean > 60)
        {
            return Math.Max(0, (long)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }
        var (limit, product, count) = (Math.Exp(-mean), _random.NextDouble(), 0L);
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }
        return count;
    }

    /// <summary>Marsaglia and Tsang, for shapes of one and more.</summary>
    private double Gamma(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
