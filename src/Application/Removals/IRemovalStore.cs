using Entente.Domain.Cases;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>A dossier as it was sent.</summary>
public sealed record SentDossier(string Sha256, byte[] Pdf);

public interface IRemovalStore
{
    /// <summary>What the desk knows of a post of the case, its first unless one is named; null when it is not the case's.</summary>
    Task<PostInQuestion?> PostAsync(Guid brandId, Guid caseId, Guid? mentionId, CancellationToken ct);

    Task<RemovalRequest?> FindAsync(Guid brandId, Guid requestId, CancellationToken ct);

    /// <summary>The request that is open for the post already; null when this one was added.</summary>
    Task<Guid?> TryAddAsync(Guid brandId, RemovalRequest request, CancellationToken ct);

    /// <summary>
    /// The request, the case it moves or tells something, and what was sent: all or nothing. False when someone changed either meanwhile.
    /// </summary>
    Task<bool> TrySaveAsync(Guid brandId, RemovalRequest changed, Case? moved, SentDossier? sent, DateTimeOffset now, CancellationToken ct);

    /// <summary>Notes what has waited three, seven or fourteen days for an answer, each once; how many were noted.</summary>
    Task<int> RemindAsync(Guid brandId, IReadOnlyList<int> days, DateTimeOffset now, CancellationToken ct);
}
