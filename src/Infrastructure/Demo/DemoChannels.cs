using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Demo;

/// <summary>
/// Where the made-up brand can be written to: one account on each network, and on Facebook a page for help beside its own. Whoever wants
/// something mostly finds the help page, everybody else mostly the brand's; a comment stands on the page of what it comments on.
/// </summary>
internal sealed class DemoChannels(Brand brand, CreateChannelHandler create)
{
    private const string Help = "orvane-aide";

    private readonly Dictionary<string, DemoPost> _posts = DemoContent.Posts().ToDictionary(p => p.Key);
    private readonly Dictionary<string, Guid> _ids = [];

    public async Task OpenAsync(CancellationToken ct)
    {
        foreach (var network in Enum.GetValues<Network>().Where(n => n != Network.Other))
        {
            await OpenAsync(network, AccountOf(network), brand.Name, ct);
        }
        await OpenAsync(Network.Facebook, Help, $"{brand.Name} Aide", ct);
    }

    /// <summary>The id of the brand's own account on a network, by the network.</summary>
    public static string AccountOf(Network network) => $"orvane-{Vocabulary.Word(network)}";

    public Guid? MainOn(Network network) => _ids.TryGetValue(AccountOf(network), out var id) ? id : null;

    /// <summary>The account that a post came to, or is by; the same at each telling.</summary>
    public string Of(DemoPost post)
    {
        var begun = post;
        while (begun.Parent is { } parent && _posts.TryGetValue(parent, out var before))
        {
            begun = before;
        }
        if (begun.Network != Network.Facebook || begun.Author is not { } author)
        {
            return AccountOf(begun.Network);
        }
        var wants = begun.Category is Category.Discontent or Category.NegativeTestimony or Category.Question or Category.BadMood;
        return new DemoHabits(author).Chance(wants ? 0.75 : 0.15) ? Help : AccountOf(begun.Network);
    }

    private async Task OpenAsync(Network network, string account, string name, CancellationToken ct)
    {
        var (channel, _) = await create.HandleAsync(new CreateChannel(brand.Id, network, account, name, null), ct);
        if (channel is not null)
        {
            _ids.Add(account, channel.Id);
        }
    }
}
