using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Brands;

/// <summary>A channel as it is answered.</summary>
public sealed record ChannelView(
    Guid Id,
    Guid BrandId,
    Network Network,
    string ExternalId,
    string Name,
    string? Url,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: Description("When it was taken away; posts that came to it stay.")] DateTimeOffset? RemovedAt
)
{
    public static ChannelView Of(Channel channel) =>
        new(
            channel.Id,
            channel.BrandId,
            channel.Network,
            channel.ExternalId,
            channel.Name,
            channel.Url,
            channel.Version,
            channel.CreatedAt,
            channel.UpdatedAt,
            channel.RemovedAt
        );
}

/// <summary>Which channels a list asks for.</summary>
public sealed record ChannelQuery(
    [property: Description("Also those taken away, which posts and figures still tell of.")] bool Removed = false
);

/// <summary>A brand's own account or page; posts by it are the brand's own and never mentions.</summary>
public sealed record NewChannel(
    Network Network,
    [property: MinLength(1), MaxLength(200), Description("The id the network gives the account, as text.")] string ExternalId,
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MinLength(1), MaxLength(2000), Description("Where people find it: an http or https address.")] string? Url = null
);

/// <summary>What may change about a channel: its network and account stay.</summary>
public sealed record ChannelInput(
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MinLength(1), MaxLength(2000), Description("Where people find it: an http or https address.")] string? Url = null
);
