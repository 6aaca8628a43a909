namespace Entente.Domain.Metrics;

/// <summary>A metric of the acquisition ledger: what a fan costs, in minor units of the ledger's currency.</summary>
/// <param name="Of">Its formula over the weeks of a period, all campaigns together.</param>
public sealed record FanMetric(string Name, Func<IReadOnlyCollection<FansOfWeek>, Figure> Of) : IMetric
{
    /// <summary>After so many days one can tell whether a fan stayed.</summary>
    public const int RipeAfterDays = 90;

    private static readonly MetricGrouping[] ByOrigin = [MetricGrouping.None, MetricGrouping.Network, MetricGrouping.Kind];

    public MetricUnit Unit => MetricUnit.MinorUnits;

    public MetricAttribution Attribution => MetricAttribution.SpentAndWon;

    public IReadOnlyList<MetricGrouping> Groupings => ByOrigin;

    public static readonly FanMetric CostPerFan = new(
        "cost_per_fan",
        weeks => Figure.Share(weeks.Sum(w => w.Spend), weeks.Sum(w => w.Won))
    );

    public static readonly FanMetric CostPerReachableFan = new("cost_per_reachable_fan", PerReachable);

    public static readonly FanMetric CostPerRetainedFan = new("cost_per_retained_fan", PerRetained);

    public static readonly IReadOnlyList<FanMetric> All = [CostPerFan, CostPerReachableFan, CostPerRetainedFan];

    /// <summary>The label of a week's campaign in a grouping.</summary>
    public static string LabelOf(FansOfWeek week, MetricGrouping by) => by == MetricGrouping.Network ? week.Network : week.Origin;

    /// <summary>Campaigns whose reach nobody knows are left out, with what they cost.</summary>
    private static Figure PerReachable(IReadOnlyCollection<FansOfWeek> weeks)
    {
        var known = weeks.Where(w => w.Reach is not null).ToList();
        var reachable = Math.Round(known.Sum(w => w.Won * w.Reach!.Value), MidpointRounding.AwayFromZero);
        return Figure.Share(known.Sum(w => w.Spend), (long)reachable);
    }

    /// <summary>
    /// Of fans told as a count nobody knows who stayed: their part of what their campaign cost is left out with them, so that no campaign's
    /// whole cost falls on the few it named.
    /// </summary>
    private static Figure PerRetained(IReadOnlyCollection<FansOfWeek> weeks)
    {
        var campaigns = weeks.GroupBy(w => w.CampaignId).Select(c => c.ToList());
        return Figure.Share(campaigns.Sum(SpendOnNamed), weeks.Sum(w => w.Retained));
    }

    private static long SpendOnNamed(List<FansOfWeek> campaign)
    {
        var (spend, won) = (campaign.Sum(w => w.RipeSpend), campaign.Sum(w => w.RipeWon));
        return won == 0 ? spend : (long)Math.Round((decimal)spend * campaign.Sum(w => w.RipeNamed) / won, MidpointRounding.AwayFromZero);
    }
}
