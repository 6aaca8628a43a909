using Entente.Domain.Advocates;
using Entente.Domain.Outcomes;

namespace Entente.Application.Advocates;

public sealed record EraseAdvocate(Guid BrandId, Guid AdvocateId, int Version);

public sealed class EraseAdvocateHandler(IAdvocateStore advocates)
{
    /// <summary>Null when nothing of the advocate is left but the author of their posts.</summary>
    public async Task<Error?> HandleAsync(EraseAdvocate command, CancellationToken ct) =>
        await advocates.TryEraseAsync(command.BrandId, command.AdvocateId, command.Version, ct) ? null : AdvocateErrors.ChangedMeanwhile;
}
