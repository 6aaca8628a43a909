namespace Entente.Domain.Mentions;

/// <summary>Who wrote a post, as the network names them.</summary>
public sealed record IncomingAuthor(string ExternalId, string? Handle, string? DisplayName);

/// <summary>
/// One public post as it arrives, from any door. Times are UTC. <see cref="EditedAt"/> dates the wording sent when it is not the first.
/// <see cref="DeletedAt"/> marks a deletion; then <see cref="Text"/> and <see cref="PostedAt"/> may be missing.
/// <see cref="ChannelExternalId"/> is the network's id of the brand's own account it came to. <see cref="Payload"/> is what the network sent, byte for byte.
/// </summary>
public sealed record IncomingMention(
    Network Network,
    string ExternalId,
    string? Text,
    DateTimeOffset? PostedAt,
    string? Url = null,
    string? Language = null,
    IncomingAuthor? Author = null,
    string? ParentExternalId = null,
    DateTimeOffset? EditedAt = null,
    DateTimeOffset? DeletedAt = null,
    byte[]? Payload = null,
    string? ChannelExternalId = null
)
{
    public bool HasWords => Text is not null && PostedAt is not null;
}
