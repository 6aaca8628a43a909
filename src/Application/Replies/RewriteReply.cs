using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Write a reply anew; what is null stays. A review it had is void.</summary>
public sealed record RewriteReply(Brand Brand, Guid ReplyId, int ExpectedVersion, string? Text, Visibility? Visibility, Actor Writer);

public sealed class RewriteReplyHandler(IReplyStore replies, ReplyReviewer reviewer, TimeProvider clock)
{
    public Task<Result<ReplyState>> HandleAsync(RewriteReply command, CancellationToken ct) =>
        replies.ChangeAsync(
            command.Brand.Id,
            command.ReplyId,
            command.ExpectedVersion,
            reply => RewriteAsync(reply, command, ct),
            clock.GetUtcNow(),
            ct
        );

    private async Task<Result<ReplyState>> RewriteAsync(Reply reply, RewriteReply command, CancellationToken ct)
    {
        var (text, visibility) = (command.Text ?? reply.State.Text, command.Visibility ?? reply.State.Visibility);
        var (mention, itself) = (reply.State.MentionId, reply.State.Id);
        var findings = await reviewer.ReviewAsync(new TextToReview(command.Brand, text, visibility, mention, itself), ct);
        return reply.Rewrite(text, visibility, findings, command.Writer);
    }
}
