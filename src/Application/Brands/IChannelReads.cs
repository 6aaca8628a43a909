using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Application.Brands;

public interface IChannelReads
{
    /// <summary>Null where the brand has none of this id, or took it away.</summary>
    Task<Channel?> FindAsync(Guid brandId, Guid channelId, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> channels, oldest first, after an id (ids grow with time).</summary>
    /// <param name="withRemoved">Also those taken away, which posts and figures still tell of.</param>
    Task<IReadOnlyList<Channel>> PageAsync(Guid brandId, bool withRemoved, Guid? after, int limit, CancellationToken ct);

    /// <summary>Those of the accounts that are channels of the brand, or were.</summary>
    Task<NamedChannels> NamedAsync(Guid brandId, IReadOnlyList<(Network Network, string Account)> accounts, CancellationToken ct);

    /// <summary>What each channel is called, those taken away too.</summary>
    Task<IReadOnlyDictionary<Guid, Channel>> ByIdAsync(Guid brandId, CancellationToken ct);
}
