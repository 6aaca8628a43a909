using Entente.Application.Advocates;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>
/// The acquisition ledger as the reader of a week or month sees it: its own spend and fans, the year's cohorts that end with it, and the
/// advocates.
/// </summary>
public sealed record FansInReview(
    string? Currency,
    int Weeks,
    long Spent,
    long Won,
    IReadOnlyList<FanCohort> Cohorts,
    AdvocateCounts Advocates
)
{
    /// <summary>A year: whom half a year is to show must have been won before it.</summary>
    public const int WeeksShown = 52;

    public bool IsEmpty => Cohorts.All(c => c.Won == 0 && c.Spend is null or 0);

    public static FansInReview Of(FanLedger ledger, IsoWeek from, IsoWeek to, AdvocateCounts advocates)
    {
        var bought = ledger.Weeks.Where(w => w.Week >= from && w.Week <= to && w.CampaignId is not null).ToList();
        return new FansInReview(
            ledger.Currency,
            WeeksShown,
            bought.Sum(w => w.Spend),
            bought.Sum(w => w.Won),
            FanCohort.Of(ledger.Weeks, CompareCohortsHandler.Origins),
            advocates
        );
    }
}
