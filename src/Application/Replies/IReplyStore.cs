using Entente.Domain.Cases;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

public interface IReplyStore
{
    Task<Reply?> FindAsync(Guid brandId, Guid replyId, CancellationToken ct);

    /// <summary>False when the post is not one of the case's.</summary>
    Task<bool> TryAddAsync(Guid brandId, Reply reply, CancellationToken ct);

    /// <summary>False when someone changed it since it was found.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Reply changed, DateTimeOffset now, CancellationToken ct);

    /// <summary>The reply and the case it moves, both or none; false when someone changed either.</summary>
    Task<bool> TryPublishAsync(Guid brandId, Reply published, Case moved, DateTimeOffset now, CancellationToken ct);
}
