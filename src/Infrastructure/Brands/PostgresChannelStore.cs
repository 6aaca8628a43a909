using Dapper;
using Entente.Application.Brands;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Brands;

public sealed class PostgresChannelStore(EntenteDatabase database) : IChannelStore
{
    public async Task<Channel?> TryAddAsync(Channel channel, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(channel.BrandId, ct);
        var added = await session.Connection.QuerySingleOrDefaultAsync<ChannelRow>(
            new CommandDefinition(
                $"""
                insert into channels
                    (brand_id, id, network, external_id, name, url, version, created_at, updated_at)
                values
                    (@BrandId, @Id, @Network, @ExternalId, @Name, @Url, @Version, @CreatedAt, @UpdatedAt)
                on conflict (brand_id, network, external_id) do update
                set name = excluded.name, url = excluded.url, version = channels.version + 1, updated_at = excluded.updated_at,
                    removed_at = null
                where channels.removed_at is not null
                returning {ChannelRow.Columns}
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
        return added?.ToChannel();
    }

    public async Task<bool> TrySaveAsync(Channel channel, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(channel.BrandId, ct);
        var saved = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update channels
                set name = @Name, url = @Url, version = @Version, updated_at = @UpdatedAt
                where brand_id = @BrandId and id = @Id and version = @Version - 1 and removed_at is null
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

    public async Task<bool> TryRemoveAsync(Guid brandId, Guid channelId, int version, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var removed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update channels
                set removed_at = @now, version = version + 1, updated_at = @now
                where brand_id = @brandId and id = @channelId and version = @version and removed_at is null
                """,
                new
                {
                    brandId,
                    channelId,
                    version,
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return removed == 1;
    }
}
