using Entente.Application.Advocates;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>
/// Reads what a report tells of the ledger and the advocates. Apart from the week's review: it looks at every fan of a year, which a page
/// that is opened every morning need not wait for.
/// </summary>
public sealed class FanReviewer(IFanReads fans, IAdvocateReads advocates, TimeProvider clock)
{
    public async Task<FansInReview> ReadAsync(Brand brand, IsoWeek from, IsoWeek to, CancellationToken ct)
    {
        // As of now, like every other figure of the report: it says what the page and the metrics say of the same weeks.
        var ledger = await fans.ReadAsync(brand, to.Plus(1 - FansInReview.WeeksShown), to, clock.GetUtcNow(), ct);
        return FansInReview.Of(ledger, from, to, await advocates.CountAsync(brand.Id, ct));
    }
}
