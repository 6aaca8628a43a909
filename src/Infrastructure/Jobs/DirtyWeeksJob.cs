using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Surges;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>
/// The frequent sweep: recounts whatever weeks changed, a few brands at a time, and tells the surges of those gone by. Twice, late or on two
/// servers at once it does no harm.
/// </summary>
public sealed class DirtyWeeksJob(IBrandReads brands, IWeeklyRecount recount, TellPastSurgesHandler surges, ILogger<DirtyWeeksJob> logger)
{
    /// <summary>A count keeps one processor of the database's busy: more would leave none for those who work.</summary>
    public const int BrandsAtOnce = 2;

    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct) =>
        await Parallel.ForEachAsync(
            await brands.ListAsync(ct),
            new ParallelOptions { MaxDegreeOfParallelism = BrandsAtOnce, CancellationToken = ct },
            async (brand, ended) =>
            {
                var weeks = await recount.RecountDirtyWeeksAsync(brand, ended);
                if (weeks > 0)
                {
                    logger.LogInformation("Recounted {Weeks} weeks of brand {BrandId}", weeks, brand.Id);
                }
                await surges.HandleAsync(new TellPastSurges(brand), ended);
            }
        );
}
