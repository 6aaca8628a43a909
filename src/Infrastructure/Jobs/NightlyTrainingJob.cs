using Entente.Application.Brands;
using Entente.Application.Triage.Learning;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace Entente.Infrastructure.Jobs;

/// <summary>Asks every night for a training of each brand that has enough new verdicts, and trains.</summary>
public sealed class NightlyTrainingJob(
    IBrandReads brands,
    RequestDueTrainingHandler due,
    RunTrainingsHandler trainings,
    ILogger<NightlyTrainingJob> logger
)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var brand in await brands.ListAsync(ct))
        {
            if (await due.HandleAsync(new RequestDueTraining(brand), ct))
            {
                logger.LogInformation("Brand {BrandId} has enough new verdicts: its model is trained", brand.Id);
            }
            await trainings.HandleAsync(new RunTrainings(brand), ct);
        }
    }
}
