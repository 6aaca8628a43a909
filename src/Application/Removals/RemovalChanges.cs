using Entente.Application.Cases;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>What every change of a request before it is sent does: load, ask the ladder again, change, save.</summary>
internal static class RemovalChanges
{
    public static async Task<Result<RemovalState>> ChangeAsync(
        this IRemovalStore removals,
        ICaseStore cases,
        Brand brand,
        Guid requestId,
        int expectedVersion,
        DateTimeOffset now,
        Func<RemovalRequest, PostInQuestion, Result<RemovalState>> change,
        CancellationToken ct
    )
    {
        var found = await removals.FindAsync(brand.Id, requestId, expectedVersion, ct);
        if (found.IsRefused)
        {
            return found.Error;
        }
        var request = found.Value;
        // The verdict or the step of the case may have changed since.
        if ((await cases.FindAsync(brand.Id, request.State.CaseId, ct))!.MayAskForRemoval() is { } refusal)
        {
            return refusal;
        }
        var post = (await removals.PostAsync(brand.Id, request.State.CaseId, request.State.MentionId, ct))!;
        if (post.MayBeAskedAbout() is { } notAboutThis)
        {
            return notAboutThis;
        }
        var changed = change(request, post);
        if (changed.IsRefused)
        {
            return changed;
        }
        var saved = await removals.TrySaveAsync(brand.Id, request, moved: null, sent: null, now, ct);
        return saved ? request.State : RemovalErrors.ChangedMeanwhile;
    }

    /// <summary>The request as the person saw it, or why not.</summary>
    public static async Task<Result<RemovalRequest>> FindAsync(
        this IRemovalStore removals,
        Guid brandId,
        Guid requestId,
        int expectedVersion,
        CancellationToken ct
    )
    {
        if (await removals.FindAsync(brandId, requestId, ct) is not { } request)
        {
            return RemovalErrors.NotFound(requestId);
        }
        return request.State.Version == expectedVersion ? request : RemovalErrors.ChangedMeanwhile;
    }
}
