using Entente.Domain.Mentions;

namespace Entente.Application.Mentions;

public interface IMentionInbox
{
    /// <summary>Returning means committed.</summary>
    Task AddAsync(Guid brandId, InboxLot lot, IReadOnlyList<IncomingMention> posts, CancellationToken ct);

    /// <summary>
    /// Claims the oldest lot that waits, or whose reader has not been heard of for five minutes: one reader a lot. One that took all its
    /// readers with it is given up instead.
    /// </summary>
    Task<(InboxLot Lot, IReadOnlyList<IncomingMention> Posts)?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps what became of a lot; its posts are kept until it succeeded, what is known of it for thirty days.</summary>
    Task SaveAsync(Guid brandId, InboxLot lot, DateTimeOffset now, CancellationToken ct);

    Task<InboxLot?> FindAsync(Guid brandId, Guid id, CancellationToken ct);

    /// <summary>The lots, the last received first; those of one status where one is asked for.</summary>
    Task<IReadOnlyList<InboxLot>> ListAsync(Guid brandId, InboxStatus? status, Guid? after, int limit, CancellationToken ct);

    /// <summary>Queues a lot that failed once more; null when it is no lot that failed.</summary>
    Task<InboxLot?> QueueAgainAsync(Guid brandId, Guid id, CancellationToken ct);
}

/// <summary>Has the inbox read at once; without a call it would still be read, only later.</summary>
public interface IInboxStart
{
    void Start();
}
