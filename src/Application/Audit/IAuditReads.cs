using Entente.Domain.Audit;

namespace Entente.Application.Audit;

/// <summary>A sealed entry beside its event's row as it is now; null where the row is gone.</summary>
public sealed record AuditLine(AuditEntry Entry, AuditedEvent? Event);

public interface IAuditReads
{
    Task<AuditHead> HeadAsync(Guid brandId, CancellationToken ct);

    /// <summary>The whole history in order, from one snapshot, as it is read.</summary>
    IAsyncEnumerable<AuditLine> AllAsync(Guid brandId, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> lines after this number.</summary>
    Task<IReadOnlyList<AuditLine>> ListAsync(Guid brandId, long afterSeq, int limit, CancellationToken ct);

    /// <summary>Rows of events that no entry names.</summary>
    Task<IReadOnlyList<Guid>> NotSealedAsync(Guid brandId, CancellationToken ct);
}
