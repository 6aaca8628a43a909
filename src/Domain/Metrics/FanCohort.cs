namespace Entente.Domain.Metrics;

/// <summary>
/// The fans of one origin that were won in a period. The costs of those won back are null: talking with people has no price in the ledger.
/// <see cref="Unnamed"/> were told as a count: nobody knows what became of them.
/// </summary>
public sealed record FanCohort(
    string Origin,
    int Campaigns,
    long? Spend,
    long Won,
    long Named,
    Figure? CostPerFan,
    Figure? CostPerReachableFan,
    Figure? CostPerRetainedFan,
    IReadOnlyList<Retention> Retention
)
{
    public long Unnamed => Won - Named;

    public bool IsRecovered => Origin == FansOfWeek.Recovered;

    /// <summary>One cohort an origin, in the order of <paramref name="origins"/>, also of those that won nobody.</summary>
    public static IReadOnlyList<FanCohort> Of(IReadOnlyCollection<FansOfWeek> weeks, IEnumerable<string> origins) =>
        [.. origins.Select(origin => Of(origin, [.. weeks.Where(w => w.Origin == origin)]))];

    private static FanCohort Of(string origin, IReadOnlyCollection<FansOfWeek> weeks)
    {
        var isBought = origin != FansOfWeek.Recovered;
        return new FanCohort(
            origin,
            weeks.Select(w => w.CampaignId).OfType<Guid>().Distinct().Count(),
            isBought ? weeks.Sum(w => w.Spend) : null,
            weeks.Sum(w => w.Won),
            weeks.Sum(w => w.Named),
            isBought ? FanMetric.CostPerFan.Of(weeks) : null,
            isBought ? FanMetric.CostPerReachableFan.Of(weeks) : null,
            isBought ? FanMetric.CostPerRetainedFan.Of(weeks) : null,
            [
                Metrics.Retention.Of(Metrics.Retention.AfterWeeks[0], weeks.Select(w => w.AtFour)),
                Metrics.Retention.Of(Metrics.Retention.AfterWeeks[1], weeks.Select(w => w.AtTwelve)),
                Metrics.Retention.Of(Metrics.Retention.AfterWeeks[2], weeks.Select(w => w.AtTwentySix)),
            ]
        );
    }
}

/// <summary>
/// The part of the named fans who wrote in the four weeks that begin <see cref="Weeks"/> weeks after the day they were won; those whose four
/// weeks are not over are not counted yet.
/// </summary>
public sealed record Retention(int Weeks, Figure Figure)
{
    public const int WindowDays = 28;

    public static readonly IReadOnlyList<int> AfterWeeks = [4, 12, 26];

    public static Retention Of(int weeks, IEnumerable<Returned> returned)
    {
        var sum = returned.Aggregate(new Returned(0, 0), (all, one) => all.Plus(one));
        return new Retention(weeks, Figure.Share(sum.Back, sum.Due));
    }
}

/// <summary>What the fans of one origin wrote in a week after they were won; net sentiment as the metric of that name has it.</summary>
public sealed record CohortSentiment(IsoWeek Week, string Origin, long Authors, long Positive, long Neutral, long Negative)
{
    public Figure NetSentiment => Figure.Share(Positive - Negative, Positive + Neutral + Negative, 100);
}
