using Entente.Application.Cases;
using Entente.Application.Policies;
using Entente.Application.Surges;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>Say that a reply is out, and where: the case moves into dialogue and waits for its author.</summary>
public sealed record PublishReply(Brand Brand, Guid ReplyId, int ExpectedVersion, string? Url, Actor Actor);

public sealed class PublishReplyHandler(
    IReplyStore replies,
    ICaseStore cases,
    IPolicyReads policies,
    ISurgeReads surges,
    TimeProvider clock
)
{
    public async Task<Result<ReplyState>> HandleAsync(PublishReply command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await replies.FindAsync(command.Brand.Id, command.ReplyId, ct) is not { } reply)
        {
            return ReplyErrors.NotFound(command.ReplyId);
        }
        if (reply.State.Version != command.ExpectedVersion)
        {
            return ReplyErrors.ChangedMeanwhile;
        }
        if (await cases.FindAsync(command.Brand.Id, reply.State.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(reply.State.CaseId);
        }
        var policy = await policies.OfVersionAsync(command.Brand.Id, found.State.PolicyVersion, ct);
        var secondReader =
            policy.WantsSecondReader(found.State.Standing, found.State.LastReplyAt is null)
            || await surges.LastsForAsync(command.Brand.Id, reply.State.MentionId, ct);
        var published = reply.Publish(command.Url, secondReader, now);
        if (published.IsRefused)
        {
            return published;
        }
        var moved = found.RecordReply(reply.State, command.Actor.Name, now);
        if (moved.IsRefused)
        {
            return moved.Error;
        }
        return await replies.TryPublishAsync(command.Brand.Id, reply, found, now, ct) ? reply.State : ReplyErrors.ChangedMeanwhile;
    }
}
