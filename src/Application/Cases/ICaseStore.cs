using Entente.Domain.Cases;

namespace Entente.Application.Cases;

public interface ICaseStore
{
    Task<Case?> FindAsync(Guid brandId, Guid caseId, CancellationToken ct);

    /// <summary>Writes the case and its new events in one transaction; false when someone changed it since it was found.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Case changed, CancellationToken ct);

    /// <summary>Adds a line to the history that changes nothing, so that nobody has to be the faster one.</summary>
    Task NoteAsync(Guid brandId, CaseState about, CaseEvent noted, CancellationToken ct);
}
