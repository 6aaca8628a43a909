namespace Entente.Application.Queue;

/// <summary>Filters of the queue under a name. <see cref="IsShared"/>: everybody of the brand sees it.</summary>
public sealed record QueueView(Guid Id, string Name, string Filters, bool IsShared, string CreatedBy);

public interface IQueueViewStore
{
    /// <summary>A view of that name and owner (null: the brand's) takes the new filters.</summary>
    Task SaveAsync(
        Guid brandId,
        Guid id,
        string? ownerId,
        string name,
        string filters,
        string createdBy,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>False when there is no such view of theirs, nor of the brand's where that counts.</summary>
    Task<bool> TryForgetAsync(Guid brandId, Guid id, string ownerId, bool orShared, CancellationToken ct);
}

public interface IQueueViewReads
{
    /// <summary>The brand's views and those of one person, by name.</summary>
    Task<IReadOnlyList<QueueView>> ListAsync(Guid brandId, string ownerId, CancellationToken ct);
}
