using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Surges;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>
/// The frequent sweep: recounts whatever weeks changed, brand by brand, and tells the surges of those gone by. Twice, late or on two servers
/// at once it does no harm.
/// </summary>
public sealed class DirtyWeeksJob(IBrandReads brands, IWeeklyRecount recount, TellPastSurgesHandler surges, ILogger<DirtyWeeksJob> logger)
{
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            var weeks = await recount.RecountDirtyWeeksAsync(brand, ct);
            if (weeks > 0)
            {
                logger.LogInformation("Recounted {Weeks} weeks of brand {BrandId}", weeks, brand.Id);
            }
            await surges.HandleAsync(new TellPastSurges(brand), ct);
        }
    }
}
