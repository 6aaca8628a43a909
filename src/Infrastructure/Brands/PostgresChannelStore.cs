using Dapper;
using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresChannelStore(EntenteDatabase database) : IChannelStore
{
    public async Task<bool> TryAddAsync(Channel channel, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(channel.BrandId, ct);
        var added = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into channels
                    (brand_id, id, network, external_id, name, url, version, created_at, updated_at)
                values
                    (@BrandId, @Id, @Network, @ExternalId, @Name, @Url, @Version, @CreatedAt, @UpdatedAt)
                on conflict (brand_id, network, external_id) do nothing
                """,
                new
                {
                    channel.BrandId,
                    channel.Id,
                    Network = Vocabulary.Word(channel.Network),
                    channel.ExternalId,
                    channel.Name,
                    channel.Url,
                    channel.Version,
                    CreatedAt = channel.CreatedAt.ToUniversalTime(),
                    UpdatedAt = channel.UpdatedAt.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return added == 1;
    }

    public async Task<bool> TrySaveAsync(Channel channel, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(channel.BrandId, ct);
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update channels
                set name = @Name, url = @Url, version = @Version, updated_at = @UpdatedAt
                where brand_id = @BrandId and id = @Id and version = @Version - 1
                """,
                new
                {
                    channel.BrandId,
                    channel.Id,
                    channel.Name,
                    channel.Url,
                    channel.Version,
                    UpdatedAt = channel.UpdatedAt.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return saved == 1;
    }

    public async Task<bool> TryRemoveAsync(Guid brandId, Guid channelId, int version, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var removed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                delete from channels
                where brand_id = @brandId and id = @channelId and version = @version
                """,
                new
                {
                    brandId,
                    channelId,
                    version,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return removed == 1;
    }
}
