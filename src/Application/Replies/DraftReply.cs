using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Write an answer to the author of a case; to its first post unless another of its posts is named.</summary>
public sealed record DraftReply(Brand Brand, Guid CaseId, Guid? MentionId, Visibility Visibility, string Text, Actor Author);

public sealed class DraftReplyHandler(IReplyStore replies, ICaseReads cases, ReplyReviewer reviewer, TimeProvider clock)
{
    public async Task<Result<ReplyState>> HandleAsync(DraftReply command, CancellationToken ct)
    {
        if (await cases.FindAsync(command.Brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        var mention = command.MentionId ?? found.MentionIds[0];
        if (!found.MentionIds.Contains(mention))
        {
            return ReplyErrors.NotOfThisCase(mention);
        }
        var findings = await reviewer.ReviewAsync(new TextToReview(command.Brand, command.Text, command.Visibility, mention), ct);
        var reply = Reply.Draft(command.CaseId, mention, command.Visibility, command.Text, findings, command.Author, clock.GetUtcNow());
        return await replies.TryAddAsync(command.Brand.Id, reply, ct) ? reply.State : ReplyErrors.NotOfThisCase(mention);
    }
}
