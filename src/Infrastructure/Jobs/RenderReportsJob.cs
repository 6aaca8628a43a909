using Entente.Application.Brands;
using Entente.Application.Reports;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Renders the reports that wait. Each is claimed before it is rendered, so that two servers never make the same one.</summary>
public sealed class RenderReportsJob(IBrandReads brands, RenderReportsHandler handler)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            await handler.HandleAsync(new RenderReports(brand), ct);
        }
    }
}
