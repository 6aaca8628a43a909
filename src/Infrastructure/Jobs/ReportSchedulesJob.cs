using Entente.Application.Brands;
using Entente.Application.Reports;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Asks for the reports that schedules are due. It looks every minute and acts once a period, on whichever server.</summary>
public sealed class ReportSchedulesJob(IBrandReads brands, RunSchedulesHandler handler, ILogger<ReportSchedulesJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            if (await handler.HandleAsync(new RunSchedules(brand), ct) is > 0 and var asked)
            {
                logger.LogInformation("{Reports} scheduled reports of brand {BrandId} are asked for", asked, brand.Id);
            }
        }
    }
}
