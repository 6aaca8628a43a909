using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>Publish a draft, to take effect now or at a later time. It stays as it is from then on.</summary>
public sealed record PublishPolicy(Brand Brand, PolicyVersion Draft, DateTimeOffset? EffectiveFrom, string Actor);

public sealed class PublishPolicyHandler(IPolicyReads policies, IPolicyStore drafts, TimeProvider clock)
{
    public async Task<Result<PolicyVersion>> HandleAsync(PublishPolicy command, CancellationToken ct)
    {
        var (brandId, draft) = (command.Brand.Id, command.Draft);
        var latest = await policies.LatestAsync(brandId, ct);
        var published = draft.Publish(command.EffectiveFrom?.ToUniversalTime(), latest, command.Actor, clock.GetUtcNow());
        if (published.IsRefused)
        {
            return published;
        }
        return await drafts.TryPublishAsync(brandId, published.Value, ct) switch
        {
            PolicyPublishing.Published => published,
            PolicyPublishing.AnotherPublished => PolicyErrors.PublishedMeanwhile(
                draft.Replaces!,
                (await policies.LatestAsync(brandId, ct)).Version
            ),
            _ => PolicyErrors.ChangedMeanwhile,
        };
    }
}
