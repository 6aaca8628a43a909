using Entente.Application.Advocates;
using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.ReportTests;

/// <summary>A believable ledger, and one that no report expects.</summary>
public static class SampleFans
{
    private static readonly Returned Nobody = new(0, 0);

    public static WeekInReview Believable(long scale = 1) =>
        SampleWeeks.Believable(scale: scale) with
        {
            Fans = FansInReview.Of(
                new FanLedger("EUR", [.. Weeks(scale)]),
                SampleWeeks.Week,
                SampleWeeks.Week,
                new AdvocateCounts(Candidates: 9 * scale, Consented: 4 * scale)
            ),
        };

    public static WeekInReview NothingBought() =>
        SampleWeeks.Believable() with
        {
            Fans = FansInReview.Of(new FanLedger(null, []), SampleWeeks.Week, SampleWeeks.Week, new AdvocateCounts(0, 0)),
        };

    private static IEnumerable<FansOfWeek> Weeks(long scale)
    {
        var (contest, paid, organic) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), new Guid(3, 0, 0, new byte[8]));
        FansOfWeek Week(
            int ago,
            Guid? campaign,
            string origin,
            decimal? reach,
            long spend,
            long won,
            long named,
            long retained,
            Returned four
        ) =>
            new(
                SampleWeeks.Week.Plus(-ago),
                campaign,
                origin,
                "facebook",
                reach,
                spend * scale,
                spend * scale,
                won * scale,
                named * scale,
                won * scale,
                named * scale,
                retained * scale,
                new Returned(four.Due * scale, four.Back * scale),
                Nobody,
                Nobody
            );
        yield return Week(30, contest, "contest", 0.05m, 531_700, 1850, 140, 8, new(140, 21));
        yield return Week(20, paid, "paid", 0.05m, 548_000, 2500, 110, 14, new(110, 24));
        yield return Week(0, organic, "organic", null, 50_000, 62, 12, 0, Nobody);
        yield return Week(9, null, "recovered", null, 0, 180, 180, 60, new(120, 48));
    }
}
