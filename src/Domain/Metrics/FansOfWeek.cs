namespace Entente.Domain.Metrics;

/// <summary>
/// What one campaign spent and won in one week, or whom dialogue won back in it (<see cref="CampaignId"/> is null then, and nothing spent).
/// Amounts are in minor units of the ledger's currency. Ripe is what is <see cref="FanMetric.RipeAfterDays"/> old or more.
/// </summary>
public sealed record FansOfWeek(
    IsoWeek Week,
    Guid? CampaignId,
    string Origin,
    string Network,
    decimal? Reach,
    long Spend,
    long RipeSpend,
    long Won,
    long Named,
    long RipeWon,
    long RipeNamed,
    long Retained,
    Returned AtFour,
    Returned AtTwelve,
    Returned AtTwentySix
)
{
    /// <summary>The origin that is computed from cases, never typed in.</summary>
    public const string Recovered = "recovered";
}

/// <summary>How many named fans' window is over, and how many of them wrote in it.</summary>
public sealed record Returned(long Due, long Back)
{
    public Returned Plus(Returned other) => new(Due + other.Due, Back + other.Back);
}
