using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Dashboard;

/// <summary>What a brand's channels are called where posts, cases and figures tell of them; those taken away too.</summary>
public sealed class ChannelNames(IReadOnlyDictionary<Guid, Channel> channels, DeskWords words)
{
    /// <summary>The channels on a network by name, where they are several: one alone tells nothing apart.</summary>
    public IReadOnlyList<Channel> SeveralOn(Network network) =>
        Present(network).ToList() is { Count: > 1 } several
            ? [.. several.OrderBy(c => c.Name, StringComparer.InvariantCultureIgnoreCase)]
            : [];

    /// <summary>What is said beside the network of a post; null where the network says it all.</summary>
    public string? Beside(Network network, Guid? channel) =>
        Find(channel) is { } known && (known.RemovedAt is not null || Present(network).Skip(1).Any()) ? NameOf(known) : null;

    /// <summary>A channel by itself, as a heading or a choice: its network, its name, and whether it was taken away.</summary>
    public string Whole(Guid? channel) =>
        Find(channel) is { } known ? $"{words.Of("network", known.Network)} · {NameOf(known)}" : words["channel_unknown"];

    /// <summary>The same of a group of figures: a channel's id, or <c>none</c>.</summary>
    public string OfGroup(string group) => Guid.TryParse(group, out var channel) ? Whole(channel) : words["channel_none"];

    private IEnumerable<Channel> Present(Network network) => channels.Values.Where(c => c.Network == network && c.RemovedAt is null);

    private Channel? Find(Guid? channel) => channel is { } id ? channels.GetValueOrDefault(id) : null;

    private string NameOf(Channel channel) => channel.RemovedAt is null ? channel.Name : words.Say("channel_removed", channel.Name);
}
