using Entente.Domain.Cases;

namespace Entente.Application.Cases;

public interface ICaseStore
{
    Task<Case?> FindAsync(Guid brandId, Guid caseId, CancellationToken ct);

    /// <summary>Writes the case and its new events in one transaction; false when someone changed it since it was found.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Case changed, CancellationToken ct);
}
