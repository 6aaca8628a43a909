using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Approve a reply or ask for changes. Approving one that a rule blocks overrides the rule, and needs a reason.</summary>
public sealed record ReviewReply(Brand Brand, Guid ReplyId, int ExpectedVersion, ReviewDecision Decision, string? Reason, Actor Reviewer);

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
