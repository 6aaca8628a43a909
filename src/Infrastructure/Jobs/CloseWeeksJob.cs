using Entente.Application.Brands;
using Entente.Application.Reports;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>
/// Closes each brand's week on Monday 06:00 in its own time zone. It asks often and acts once: a server that slept through the hour, or
/// a clock that jumped, closes the week when it wakes.
/// </summary>
public sealed class CloseWeeksJob(IBrandReads brands, CloseWeekHandler handler, ILogger<CloseWeeksJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            if (await handler.HandleAsync(new CloseWeek(brand), ct))
            {
                logger.LogInformation("Closed the week of brand {BrandId}; its report is asked for", brand.Id);
            }
        }
    }
}
