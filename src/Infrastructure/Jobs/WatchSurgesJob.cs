using Entente.Application.Brands;
using Entente.Application.Surges;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Watches what comes in, often enough to be seen while something can be done; two servers open a surge once.</summary>
public sealed class WatchSurgesJob(IBrandReads brands, WatchSurgesHandler handler, ILogger<WatchSurgesJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            var watched = await handler.HandleAsync(new WatchSurges(brand), ct);
            if (watched.Opened + watched.Closed > 0)
            {
                logger.LogInformation(
                    "{Opened} surges of brand {BrandId} began, {Closed} are over",
                    watched.Opened,
                    brand.Id,
                    watched.Closed
                );
            }
        }
    }
}
