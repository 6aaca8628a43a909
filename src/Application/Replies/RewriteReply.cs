using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Write a reply anew; what is null stays. A review it had is void.</summary>
public sealed record RewriteReply(Brand Brand, Guid ReplyId, int ExpectedVersion, string? Text, Visibility? Visibility, Actor Writer);

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
