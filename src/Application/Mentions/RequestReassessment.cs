using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Mentions;

/// <summary>Ask for the posts of a range (null is open) to be judged again by the model of today, in the background.</summary>
public sealed record RequestReassessment(Brand Brand, DateTimeOffset? PostedFrom, DateTimeOffset? PostedTo, string Actor);

public sealed class RequestReassessmentHandler(IReassessmentStore reassessments, IReassessmentStart start, TimeProvider clock)
{
    public async Task<Result<Reassessment>> HandleAsync(RequestReassessment command, CancellationToken ct)
    {
        var (brand, from, to, actor) = command;
        if (await reassessments.TryQueueAsync(brand.Id, from, to, actor, clock.GetUtcNow(), ct) is not { } queued)
        {
            return ReassessmentErrors.UnderWay;
        }
        start.Start();
        return queued;
    }
}
