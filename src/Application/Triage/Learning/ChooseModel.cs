using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>
/// Put a model of the brand's own in force, or with no number the shipped one alone: the way back from a replacement. It counts from then
/// on; what was judged stays as it was judged. <see cref="Expected"/> is the version of the choice that the caller saw.
/// </summary>
public sealed record ChooseModel(Brand Brand, int? Number, int Expected, string Actor, string Reason);

public sealed class ChooseModelHandler(IBrandModelStore models, IBrandModelReads reads, ITriageEngine triage, TimeProvider clock)
{
    public async Task<Result<ModelInForce>> HandleAsync(ChooseModel command, CancellationToken ct)
    {
        if (command.Number is { } number)
        {
            if (await reads.FindAsync(command.Brand.Id, number, ct) is not { } found)
            {
                return BrandModelErrors.NotFound(number);
            }
            if (found.Result is not { Decision: TrainingDecision.Replaced } result || result.ShippedVersion != triage.ModelVersion)
            {
                return BrandModelErrors.NotUsable(number);
            }
        }
        var now = clock.GetUtcNow();
        return await models.TryChooseAsync(command.Brand.Id, command.Number, command.Expected, command.Actor, command.Reason, now, ct)
            ? new ModelInForce(command.Number, command.Expected + 1, command.Actor, now, command.Reason)
            : BrandModelErrors.ChangedMeanwhile;
    }
}
