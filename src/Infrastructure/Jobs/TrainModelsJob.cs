using Entente.Application.Brands;
using Entente.Application.Triage.Learning;
using Hangfire;

namespace Entente.Infrastructure.Jobs;

/// <summary>Trains what people asked for. Each training is claimed first: two servers never run the same one.</summary>
public sealed class TrainModelsJob(IBrandReads brands, RunTrainingsHandler handler)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            await handler.HandleAsync(new RunTrainings(brand), ct);
        }
    }
}
