using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Begin a request to the platform's moderators, about the case's first post unless another of its posts is named.</summary>
public sealed record DraftRemovalRequest(
    Brand Brand,
    Guid CaseId,
    Guid? MentionId,
    string Language,
    RemovalArgument Argument,
    Actor Author
);

public sealed class DraftRemovalRequestHandler(IRemovalStore removals, ICaseStore cases, TimeProvider clock)
{
    public async Task<Result<RemovalState>> HandleAsync(DraftRemovalRequest command, CancellationToken ct)
    {
        var (brand, now) = (command.Brand, clock.GetUtcNow());
        if (await cases.FindAsync(brand.Id, command.CaseId, ct) is not { } found)
        {
            return CaseErrors.NotFound(command.CaseId);
        }
        if (found.MayAskForRemoval() is { } refusal)
        {
            return refusal;
        }
        if (await removals.PostAsync(brand.Id, command.CaseId, command.MentionId, ct) is not { } post)
        {
            return CaseErrors.PostNotOfThisCase(command.MentionId ?? Guid.Empty);
        }
        if (post.MayBeAskedAbout() is { } notAboutThis)
        {
            return notAboutThis;
        }
        // What is known of the post is not asked again.
        var argument = command.Argument with
        {
            Url = command.Argument.Url ?? post.Url,
            QuotationLanguage = command.Argument.QuotationLanguage ?? post.Language,
        };
        var request = new RemovalRequest(
            new RemovalState(
                Guid.CreateVersion7(now),
                Version: 1,
                command.CaseId,
                found.State.Cycle,
                post.MentionId,
                post.Network,
                command.Language,
                argument,
                ArgumentReader.Read(argument, post, command.Language, brand.DayOf(now)).Parts,
                RemovalStatus.Draft,
                command.Author,
                Approval: null,
                Submission: null,
                Answers: [],
                Appeals: [],
                Withdrawal: null,
                now
            )
        );
        return await removals.TryAddAsync(brand.Id, request, ct) is { } open ? RemovalErrors.AlreadyOpen(open) : request.State;
    }
}
