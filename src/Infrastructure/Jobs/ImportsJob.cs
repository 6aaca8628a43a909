using Entente.Application.Brands;
using Entente.Application.Imports;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Reads the files that wait. Each is claimed first; one whose reader died is taken up again after its last committed row.</summary>
public sealed class ImportsJob(IBrandReads brands, RunImportsHandler handler)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            await handler.HandleAsync(new RunImports(brand), ct);
        }
    }
}
