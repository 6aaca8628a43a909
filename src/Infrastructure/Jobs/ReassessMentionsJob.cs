using Entente.Application.Brands;
using Entente.Application.Mentions;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Judges old posts again where somebody asked for it. Each run is claimed first; one cut off goes on after its last batch.</summary>
public sealed class ReassessMentionsJob(IBrandReads brands, RunReassessmentsHandler handler)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            await handler.HandleAsync(new RunReassessments(brand), ct);
        }
    }
}
