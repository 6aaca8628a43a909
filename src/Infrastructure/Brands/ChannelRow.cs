using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Infrastructure.Brands;

/// <summary>A row of <c>channels</c>, column by column in the order of every select here.</summary>
internal sealed record ChannelRow(
    Guid id,
    Guid brand_id,
    string network,
    string external_id,
    string name,
    string? url,
    int version,
    DateTime created_at,
    DateTime updated_at,
    DateTime? removed_at
)
{
    public const string Columns = "id, brand_id, network, external_id, name, url, version, created_at, updated_at, removed_at";

    public Channel ToChannel() =>
        new(
            id,
            brand_id,
            Vocabulary.Parse<Network>(network),
            external_id,
            name,
            url,
            version,
            new DateTimeOffset(created_at),
            new DateTimeOffset(updated_at),
            removed_at
        );
}
