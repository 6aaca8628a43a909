using Entente.Application.Cases;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Say that a decision was contested: before the platform, or before a body out of court. <see cref="LodgedAt"/> null is now.</summary>
public sealed record ContestRemovalDecision(
    Brand Brand,
    Guid RequestId,
    int ExpectedVersion,
    Instance Instance,
    string? Body,
    string Reason,
    DateTimeOffset? LodgedAt,
    Actor Actor
);

public sealed class ContestRemovalDecisionHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<RemovalState>> HandleAsync(ContestRemovalDecision command, CancellationToken ct)
    {
        var (brandId, now) = (command.Brand.Id, clock.GetUtcNow());
        var found = await removals.FindAsync(brandId, command.RequestId, command.ExpectedVersion, ct);
        if (found.IsRefused)
        {
            return found.Error;
        }
        var request = found.Value;
        var contested = request.Contest(command.Instance, command.Body, command.Reason, command.LodgedAt ?? now, command.Actor, now);
        if (contested.IsRefused)
        {
            return contested;
        }
        var moved = (await cases.FindAsync(brandId, request.State.CaseId, ct))!;
        var post = (await removals.PostAsync(brandId, request.State.CaseId, request.State.MentionId, ct))!;
        if (post.IsAllowedSpeech() is { } allowed)
        {
            return allowed;
        }
        var told = moved.ContestDecision(request.State.Id, Vocabulary.Word(command.Instance), command.Reason, command.Actor.Name, now);
        if (told.IsRefused)
        {
            return told.Error;
        }
        return await removals.TrySaveAsync(brandId, request, moved, sent: null, now, ct) ? request.State : RemovalErrors.ChangedMeanwhile;
    }
}
