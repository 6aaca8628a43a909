using Entente.Domain.Brands;

namespace Entente.Application.Brands;

public interface IChannelReads
{
    Task<Channel?> FindAsync(Guid brandId, Guid channelId, CancellationToken ct);

    /// <summary>All channels of a brand, oldest first.</summary>
    Task<IReadOnlyList<Channel>> ListAsync(Guid brandId, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> channels, oldest first, after an id (ids grow with time).</summary>
    Task<IReadOnlyList<Channel>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct);
}
