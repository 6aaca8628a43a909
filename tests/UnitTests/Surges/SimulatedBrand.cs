using Entente.Domain.Surges;

namespace Entente.UnitTests.Surges;

/// <summary>
/// Four weeks of past and a month of mentions in quarters of an hour, on three networks, with the shape of days and weeks and, if asked,
/// stray beyond chance. Watched every quarter of an hour as the desk does: over all, by network and by channel, all mentions and the
/// negative ones.
/// </summary>
/// <param name="perHour">Mentions an hour over the whole brand, in the mean.</param>
/// <param name="dispersion">Variance is m + m²/dispersion; infinite is pure chance.</param>
/// <param name="channels">Of each network the shares of its channels; what they leave names none.</param>
public sealed class SimulatedBrand(int seed, double perHour, double dispersion, double[][]? channels = null)
{
    private const int QuartersADay = 96;
    private const int FirstDay = 30;
    private const int Days = 60;
    private static readonly double[] Networks = [0.5, 0.3, 0.2];
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private const double NegativeShare = 0.3;
    private readonly Random _random = new(seed);
    private readonly double[][] _channels =
        channels
        ??
        [
            [],
            [],
            [],
        ];

    private sealed record Rise(int From, int To, double Times);

    /// <summary>The counts of a place and scope up to each quarter; of a channel also those of its network that name none.</summary>
    private sealed record Series(long[] Mentions, long[]? Unnamed, int Alike);

    /// <summary>Surges opened in thirty days in which nothing happened.</summary>
    public int FalseAlarms(double k) => Watch(Count([], onFirstChannelAlone: false), k).Count;

    /// <summary>Surges of some hours and so many times the usual, some days apart, and how many were seen within two hours.</summary>
    public (int Injected, int Found) Find(double k, double times, bool onFirstChannelAlone = false)
    {
        var onsets = Enumerable
            .Range(0, 6)
            .Select(n => ((FirstDay + 2 + (n * 4)) * QuartersADay) + _random.Next(2 * QuartersADay))
            .ToList();
        var opened = Watch(Count([.. onsets.Select(o => new Rise(o, o + 24, times))], onFirstChannelAlone), k);
        return (onsets.Count, onsets.Count(o => opened.Any(at => at > o && at <= o + 8)));
    }

    private List<Series> Count(IReadOnlyList<Rise> rises, bool onFirstChannelAlone)
    {
        var (whole, networks) = (NewPlace(), Networks.Select(_ => NewPlace()).ToList());
        // The last of a network is what names no channel.
        var named = _channels.Select(shares => Enumerable.Range(0, shares.Length + 1).Select(_ => NewPlace()).ToList()).ToList();
        for (var quarter = 0; quarter < Days * QuartersADay; quarter++)
        {
            var hour = quarter % QuartersADay / 4.0;
            var day = quarter / QuartersADay % 7;
            var shape = (1 + (0.8 * Math.Sin((hour - 9) / 24 * 2 * Math.PI))) * (day < 5 ? 1.1 : 0.75);
            var stray = double.IsInfinity(dispersion) ? 1 : Gamma(dispersion * 4) / (dispersion * 4);
            var rising = rises.Where(s => quarter >= s.From && quarter < s.To).Select(s => s.Times).DefaultIfEmpty(1).Max();
            for (var network = 0; network < Networks.Length; network++)
            {
                for (var channel = 0; channel < named[network].Count; channel++)
                {
                    var share = channel < _channels[network].Length ? _channels[network][channel] : 1 - _channels[network].Sum();
                    var times = onFirstChannelAlone && (network, channel) != (0, 0) ? 1 : rising;
                    var mean = perHour / 4 * Networks[network] * Math.Max(0, share) * shape * stray * times;
                    var (negative, other) = (Poisson(mean * NegativeShare), Poisson(mean * (1 - NegativeShare)));
                    foreach (var place in new[] { whole, networks[network], named[network][channel] })
                    {
                        place[0][quarter + 1] += negative + other;
                        place[1][quarter + 1] += negative;
                    }
                }
            }
        }
        return
        [
            .. new[] { whole }.Concat(networks).SelectMany(place => place).Select(counts => new Series(Summed(counts), null, Alike: 1)),
            .. named.SelectMany(places =>
                places[..^1]
                    .SelectMany(channel =>
                        channel.Select(
                            (counts, scope) => new Series(Summed(counts), Summed(places[^1][scope]), _channels.Sum(c => c.Length))
                        )
                    )
            ),
        ];

        // All mentions, and the negative ones.
        static long[][] NewPlace() => [new long[(Days * QuartersADay) + 1], new long[(Days * QuartersADay) + 1]];
    }

    private static long[] Summed(long[] counts)
    {
        var sum = 0L;
        return [.. counts.Select(c => sum += c)];
    }

    /// <summary>The quarters at which a surge was opened.</summary>
    private static List<int> Watch(List<Series> places, double k)
    {
        var opened = new List<int>();
        foreach (var series in places)
        {
            LastingSurge? open = null;
            DateTimeOffset? closedAt = null;
            for (var now = FirstDay * QuartersADay; now < Days * QuartersADay; now++)
            {
                var at = Start.AddMinutes(15 * now);
                if (open is null && series.Mentions[now] - series.Mentions[now - QuartersADay] < SurgeRule.LeastMentions)
                {
                    continue;
                }
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

    private static SurgeReading Read(Series series, SurgeWindow window, int now, double k)
    {
        var observed = Count(now);
        var weeks = Enumerable.Range(1, 4).Select(week => Count(now - (week * 7 * QuartersADay)));
        var baseline = weeks.Select(then => SurgeBaseline.Usual(then, observed)).ToList();
        var lastDays = Enumerable.Range(1, 7).Select(day => Count(now - (day * QuartersADay)).Mentions).ToList();
        return SurgeRule.Read(window, observed.Mentions, baseline, lastDays, SurgeRule.Among(series.Alike, k));

        StretchCount Count(int end) => new(Between(series.Mentions, end), series.Unnamed is { } unnamed ? Between(unnamed, end) : 0);

        long Between(long[] sums, int end) => sums[end] - sums[Math.Max(0, end - (window.Hours * 4))];
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
