using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Write a reply anew; what is null stays. A review it had is void.</summary>
public sealed record RewriteReply(Brand Brand, Guid ReplyId, int ExpectedVersion, string? Text, Visibility? Visibility, Actor Writer);

public sealed class RewriteReplyHandler(IReplyStore replies, ReplyReviewer reviewer, TimeProvider clock)
{
    public async Task<Result<ReplyState>> HandleAsync(RewriteReply command, CancellationToken ct)
    {
        var brand = command.Brand;
        if (await replies.FindAsync(brand.Id, command.ReplyId, ct) is not { } reply)
        {
            return ReplyErrors.NotFound(command.ReplyId);
        }
        if (reply.State.Version != command.ExpectedVersion)
        {
            return ReplyErrors.ChangedMeanwhile;
        }
        var (text, visibility) = (command.Text ?? reply.State.Text, command.Visibility ?? reply.State.Visibility);
        var findings = await reviewer.ReviewAsync(new TextToReview(brand, text, visibility, reply.State.MentionId, reply.State.Id), ct);
        var rewritten = reply.Rewrite(text, visibility, findings, command.Writer);
        if (rewritten.IsRefused)
        {
            return rewritten;
        }
        return await replies.TrySaveAsync(brand.Id, reply, clock.GetUtcNow(), ct) ? reply.State : ReplyErrors.ChangedMeanwhile;
    }
}
