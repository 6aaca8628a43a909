using Entente.Domain.Brands;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>Train what waits of a brand's models.</summary>
public sealed record RunTrainings(Brand Brand);

public sealed class RunTrainingsHandler(IBrandModelStore models, IBrandModelReads reads, BrandTraining training, TimeProvider clock)
{
    public async Task HandleAsync(RunTrainings command, CancellationToken ct)
    {
        var brand = command.Brand;
        while (await models.TakeNextAsync(brand.Id, clock.GetUtcNow(), ct) is { } run)
        {
            try
            {
                var inForce = await reads.InForceAsync(brand.Id, ct);
                var (result, layer) = await training.RunAsync(brand, run, ct);
                var kept = result.Decision == TrainingDecision.Replaced ? layer : null;
                await models.FinishAsync(brand.Id, run, result, kept, inForce.Version, clock.GetUtcNow(), ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await models.FailAsync(brand.Id, run, e.Message, clock.GetUtcNow(), ct);
            }
        }
    }
}
