using System.Security.Cryptography;
using Entente.Application.Cases;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Say that a request was sent, and under which number the platform took it: the dossier is kept as it is at that moment.</summary>
public sealed record SubmitRemovalRequest(Brand Brand, Guid RequestId, int ExpectedVersion, string? PlatformReference, Actor Actor);

public sealed class SubmitRemovalRequestHandler(IRemovalStore removals, ICaseStore cases, IReportRenderer renderer, TimeProvider clock)
{
    public async Task<Result<RemovalState>> HandleAsync(SubmitRemovalRequest command, CancellationToken ct)
    {
        var (brand, now) = (command.Brand, clock.GetUtcNow());
        var found = await removals.FindAsync(brand.Id, command.RequestId, command.ExpectedVersion, ct);
        if (found.IsRefused)
        {
            return found.Error;
        }
        var request = found.Value;
        var moved = (await cases.FindAsync(brand.Id, request.State.CaseId, ct))!;
        var post = (await removals.PostAsync(brand.Id, request.State.CaseId, request.State.MentionId, ct))!;
        var review = ArgumentReader.Read(request.State.Argument, post, request.State.Language, brand.DayOf(now));
        if ((moved.MayAskForRemoval() ?? post.MayBeAskedAbout()) is { } notNow)
        {
            return notNow;
        }
        if (request.MayBeSubmitted(review, post.DeletedAt is not null) is { } refusal)
        {
            return refusal;
        }
        var pdf = renderer.Render(RemovalDossier.Of(brand, request.State, post, now));
        var sent = new SentDossier(Convert.ToHexStringLower(SHA256.HashData(pdf)), pdf);
        var submission = new Submission(now, command.Actor, command.PlatformReference, sent.Sha256);
        var submitted = request.Submit(submission, review, post.DeletedAt is not null);
        if (submitted.IsRefused)
        {
            return submitted;
        }
        var asked = moved.SubmitRequest(request.State.Id, request.State.Argument.Ground!, sent.Sha256, command.Actor.Name, now);
        if (asked.IsRefused)
        {
            return asked.Error;
        }
        return await removals.TrySaveAsync(brand.Id, request, moved, sent, now, ct) ? request.State : RemovalErrors.ChangedMeanwhile;
    }
}
