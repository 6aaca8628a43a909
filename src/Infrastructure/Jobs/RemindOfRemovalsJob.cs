using Entente.Application.Brands;
using Entente.Application.Removals;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Reminds the desk of requests that a platform leaves unanswered. It asks often; each reminder is raised once.</summary>
public sealed class RemindOfRemovalsJob(IBrandReads brands, RemindOfRemovalsHandler handler, ILogger<RemindOfRemovalsJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            if (await handler.HandleAsync(new RemindOfRemovals(brand), ct) is > 0 and var raised)
            {
                logger.LogInformation("{Raised} removal requests of brand {BrandId} wait for an answer", raised, brand.Id);
            }
        }
    }
}
