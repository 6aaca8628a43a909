using Entente.Domain.Brands;

namespace Entente.Application.Triage.Learning;

/// <summary>Every night: ask for a training where enough verdicts came in since the last one, or where a new shipped model put the brand's aside.</summary>
public sealed record RequestDueTraining(Brand Brand);

public sealed class RequestDueTrainingHandler(
    IBrandModelStore models,
    IBrandModelReads reads,
    IVerdictReads verdicts,
    ITriageEngine triage,
    TimeProvider clock
)
{
    public const int EnoughVerdicts = 200;
    public const string Nightly = "entente";

    /// <summary>True when this call asked for it: late, twice or on two servers, it is asked for once.</summary>
    public async Task<bool> HandleAsync(RequestDueTraining command, CancellationToken ct) =>
        await IsDueAsync(command.Brand.Id, ct) && await models.TryQueueAsync(command.Brand.Id, Nightly, clock.GetUtcNow(), ct) is not null;

    private async Task<bool> IsDueAsync(Guid brandId, CancellationToken ct)
    {
        var since = await verdicts.NewSinceAsync(brandId, onlyReplaced: false, ct);
        if (await verdicts.CountSinceAsync(brandId, since, ct) >= EnoughVerdicts)
        {
            return true;
        }
        var latest = await reads.PageAsync(brandId, before: null, limit: 1, ct);
        return latest is [{ Result: { } result }]
            && result.ShippedVersion != triage.ModelVersion
            && (await reads.InForceAsync(brandId, ct)).Number is not null;
    }
}
