using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;

namespace Entente.Application.Replies;

/// <summary>
/// Say that a reply went out which was not written at this desk. What a rule blocks is refused all the same: it is drafted here, so that a
/// second person can answer for it.
/// </summary>
public sealed record RecordPublishedReply(
    Brand Brand,
    Guid CaseId,
    int ExpectedVersion,
    string Text,
    string? Url,
    string? Reason,
    Actor Actor
);

public sealed class RecordPublishedReplyHandler(ICaseStore cases, ICaseReads reads, ReplyReviewer reviewer, TimeProvider clock)
{
    public async Task<Result<CaseState>> HandleAsync(RecordPublishedReply command, CancellationToken ct)
    {
        var brand = command.Brand;
        if (await cases.FindAsync(brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.State.Version != command.ExpectedVersion)
        {
            return CaseErrors.ChangedMeanwhile;
        }
        // Who asks for dialogue gets there, also from the platform's step.
        if (found.State.Step == Step.Platform)
        {
            found.ReturnToDialogue(command.Reason, command.Actor.Name, clock.GetUtcNow());
        }
        var recorded = found.RecordReply(command.Text, command.Url, command.Actor.Name, clock.GetUtcNow());
        if (recorded.IsRefused)
        {
            return recorded;
        }
        var first = (await reads.FindAsync(brand.Id, command.CaseId, ct))!.MentionIds[0];
        var findings = await reviewer.ReviewAsync(new TextToReview(brand, command.Text, Visibility.Public, first), ct);
        if (findings.Blocks.Count > 0)
        {
            return ReplyErrors.BlockedAsItStands(findings.Blocks);
        }
        return await cases.TrySaveAsync(brand.Id, found, ct) ? found.State : CaseErrors.ChangedMeanwhile;
    }
}
