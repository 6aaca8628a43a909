using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Write a reply anew; what is null stays. A review it had is void.</summary>
public sealed record RewriteReply(Brand Brand, Guid ReplyId, int ExpectedVersion, string? Text, Visibility? Visibility, Actor Writer);

/// <summary>Hand a reply to a second reader.</summary>
public sealed record RequestReview(Brand Brand, Guid ReplyId, int ExpectedVersion);

/// <summary>Approve a reply or ask for changes. Approving one that a rule blocks overrides the rule, and needs a reason.</summary>
public sealed record ReviewReply(Brand Brand, Guid ReplyId, int ExpectedVersion, ReviewDecision Decision, string? Reason, Actor Reviewer);

public sealed class RewriteReplyHandler(IReplyStore replies, TimeProvider clock)
{
    public Task<Result<ReplyState>> HandleAsync(RewriteReply command, CancellationToken ct) =>
        replies.ChangeAsync(
            command.Brand.Id,
            command.ReplyId,
            command.ExpectedVersion,
            reply =>
                reply.Rewrite(
                    command.Text ?? reply.State.Text,
                    command.Visibility ?? reply.State.Visibility,
                    RuleFindings.None,
                    command.Writer
                ),
            clock.GetUtcNow(),
            ct
        );
}

public sealed class RequestReviewHandler(IReplyStore replies, TimeProvider clock)
{
    public Task<Result<ReplyState>> HandleAsync(RequestReview command, CancellationToken ct) =>
        replies.ChangeAsync(
            command.Brand.Id,
            command.ReplyId,
            command.ExpectedVersion,
            reply => reply.RequestReview(),
            clock.GetUtcNow(),
            ct
        );
}

public sealed class ReviewReplyHandler(IReplyStore replies, TimeProvider clock)
{
    public Task<Result<ReplyState>> HandleAsync(ReviewReply command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return replies.ChangeAsync(
            command.Brand.Id,
            command.ReplyId,
            command.ExpectedVersion,
            reply => reply.Review(command.Decision, command.Reason, command.Reviewer, now),
            now,
            ct
        );
    }
}

internal static class ReplyChanges
{
    /// <summary>Loads, asks, saves.</summary>
    public static async Task<Result<ReplyState>> ChangeAsync(
        this IReplyStore replies,
        Guid brandId,
        Guid replyId,
        int expectedVersion,
        Func<Reply, Result<ReplyState>> change,
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
        var changed = change(reply);
        if (changed.IsRefused)
        {
            return changed;
        }
        return await replies.TrySaveAsync(brandId, reply, now, ct) ? reply.State : ReplyErrors.ChangedMeanwhile;
    }
}
