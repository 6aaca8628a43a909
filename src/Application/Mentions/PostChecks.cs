using Entente.Application.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Mentions;

/// <summary>All that is wrong with each post, in the order sent, and the channels that the sound ones came to.</summary>
public sealed record CheckedPosts(IReadOnlyList<IReadOnlyList<Error>> Errors, NamedChannels Channels);

/// <summary>What every door asks of posts before it takes them in.</summary>
public sealed class PostChecks(IChannelReads channels, TimeProvider clock)
{
    public async Task<CheckedPosts> CheckAsync(Guid brandId, IReadOnlyList<IncomingMention> posts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var errors = posts.Select(p => MentionRules.Broken(p, now)).ToArray();
        var naming = posts.Where((p, i) => p.ChannelExternalId is not null && errors[i].Count == 0);
        var accounts = naming.Select(p => (p.Network, p.ChannelExternalId!)).Distinct().ToList();
        if (accounts.Count == 0)
        {
            return new CheckedPosts(errors, NamedChannels.None);
        }
        var named = await channels.NamedAsync(brandId, accounts, ct);
        for (var i = 0; i < errors.Length; i++)
        {
            if (errors[i].Count == 0 && named.Lack(posts[i]))
            {
                errors[i] = [MentionErrors.UnknownChannel(posts[i].Network, posts[i].ChannelExternalId!)];
            }
        }
        return new CheckedPosts(errors, named);
    }
}
