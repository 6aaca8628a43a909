using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Hand a reply to a second reader.</summary>
public sealed record RequestReview(Brand Brand, Guid ReplyId, int ExpectedVersion);

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
