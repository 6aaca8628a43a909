using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>Ask for a model of the brand's own to be trained from its verdicts now; it is trained and tried in the background.</summary>
public sealed record RequestTraining(Brand Brand, string Actor);

public sealed class RequestTrainingHandler(IBrandModelStore models, ITrainingStart start, TimeProvider clock)
{
    public async Task<Result<BrandModel>> HandleAsync(RequestTraining command, CancellationToken ct)
    {
        if (await models.TryQueueAsync(command.Brand.Id, command.Actor, clock.GetUtcNow(), ct) is not { } queued)
        {
            return BrandModelErrors.UnderWay;
        }
        start.Start();
        return queued;
    }
}
