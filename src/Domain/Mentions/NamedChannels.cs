namespace Entente.Domain.Mentions;

/// <summary>The brand's channels that some posts say they came to, by network and account.</summary>
public sealed class NamedChannels(IReadOnlyDictionary<(Network Network, string Account), Guid> ids)
{
    public static readonly NamedChannels None = new(new Dictionary<(Network, string), Guid>());

    /// <summary>Null where the post names none, or one that the brand does not have.</summary>
    public Guid? Of(IncomingMention mention) =>
        mention.ChannelExternalId is { } account && ids.TryGetValue((mention.Network, account), out var id) ? id : null;

    /// <summary>Whether the post names a channel that the brand does not have.</summary>
    public bool Lack(IncomingMention mention) => mention.ChannelExternalId is not null && Of(mention) is null;
}
