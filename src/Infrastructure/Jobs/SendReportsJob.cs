using Entente.Application.Brands;
using Entente.Application.Reports;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Sends the mails that are due. Each is claimed first, so that two servers never send the same one.</summary>
public sealed class SendReportsJob(IBrandReads brands, SendReportsHandler handler, ILogger<SendReportsJob> logger)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            if (await handler.HandleAsync(new SendReports(brand), ct) is > 0 and var sent)
            {
                logger.LogInformation("{Mails} mails with reports of brand {BrandId} were sent", sent, brand.Id);
            }
        }
    }
}
