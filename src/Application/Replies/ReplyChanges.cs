using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>What every change of a reply does: load, ask, save.</summary>
internal static class ReplyChanges
{
    public static Task<Result<ReplyState>> ChangeAsync(
        this IReplyStore replies,
        Guid brandId,
        Guid replyId,
        int expectedVersion,
        Func<Reply, Result<ReplyState>> change,
        DateTimeOffset now,
        CancellationToken ct
    ) => replies.ChangeAsync(brandId, replyId, expectedVersion, reply => Task.FromResult(change(reply)), now, ct);

    public static async Task<Result<ReplyState>> ChangeAsync(
        this IReplyStore replies,
        Guid brandId,
        Guid replyId,
        int expectedVersion,
        Func<Reply, Task<Result<ReplyState>>> change,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await replies.FindAsync(brandId, replyId, ct) is not { } reply)
        {
            return ReplyErrors.NotFound(replyId);
        }
        if (reply.State.Version != expectedVersion)
        {
            return ReplyErrors.ChangedMeanwhile;
        }
        var changed = await change(reply);
        if (changed.IsRefused)
        {
            return changed;
        }
        return await replies.TrySaveAsync(brandId, reply, now, ct) ? reply.State : ReplyErrors.ChangedMeanwhile;
    }
}
