using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>Several brands told of together: counts are added up, shares made of the sums, each brand beside the others.</summary>
public static class ReviewBrands
{
    /// <param name="name">How the brands are called together.</param>
    /// <param name="timeZone">In which the page is dated; each brand's weeks are those of its own.</param>
    /// <param name="brands">The same period of each; at least one.</param>
    public static WeekInReview Together(string name, string timeZone, IReadOnlyList<WeekInReview> brands)
    {
        var told = Enumerable
            .Range(0, brands[0].LastTwelveWeeks.Count)
            .Select(i => WeekFigures.Together([.. brands.Select(b => b.LastTwelveWeeks[i])]))
            .ToList();
        IReadOnlyList<Fact> exposed = [.. brands.SelectMany(b => b.Exposed)];
        return new WeekInReview(
            name,
            timeZone,
            told[^1],
            told[^2],
            told,
            Networks(brands),
            [
                .. brands
                    .SelectMany(b => b.Cases)
                    .GroupBy(c => (c.Step, c.Category))
                    .Select(c => new CasesByStepAndCategory(c.Key.Step, c.Key.Category, c.Sum(cell => cell.Cases))),
            ],
            brands.SelectMany(b => b.Outcomes).GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Sum(one => one.Value)),
            [],
            brands.Sum(b => b.ToDecideInAll),
            brands.Sum(b => b.LegalReferrals),
            brands.Sum(b => b.PrincipleCases),
            new WeekLadder(
                brands.Select(b => b.Ladder.Week).Aggregate((sum, one) => sum.Plus(one)),
                brands.Select(b => b.Ladder.TwelveWeeks).Aggregate((sum, one) => sum.Plus(one)),
                new FactFigures((from, to) => to - from).Of(FactMeasure.Duration, exposed, brands.Max(b => b.ComputedAt))
            ),
            [],
            brands.Max(b => b.ComputedAt)
        )
        {
            Interval = brands[0].Interval,
            Brands = brands,
            Exposed = exposed,
            StillExposed = brands.Sum(b => b.StillExposed),
            DecidedInAll = brands.Sum(b => b.DecidedInAll),
            ChannelNames = brands.SelectMany(b => b.ChannelNames).ToDictionary(),
            WithSurge = [.. brands.SelectMany(b => b.WithSurge).Distinct()],
        };
    }

    private static List<NetworkFigures> Networks(IReadOnlyList<WeekInReview> brands) =>
        [
            .. brands
                .SelectMany(b => b.Networks)
                .GroupBy(n => n.Network)
                .Select(n => new NetworkFigures(
                    n.Key,
                    n.Sum(one => one.InboundVolume),
                    Figure.Share(n.Sum(one => one.NetSentiment.Numerator), n.Sum(one => one.NetSentiment.Denominator), 100),
                    Figure.Share(n.Sum(one => one.NegativeShare.Numerator), n.Sum(one => one.NegativeShare.Denominator))
                )),
        ];
}
