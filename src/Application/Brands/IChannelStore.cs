using Entente.Domain.Brands;

namespace Entente.Application.Brands;

public interface IChannelStore
{
    /// <summary>False when the brand has a channel for this account already.</summary>
    Task<bool> TryAddAsync(Channel channel, CancellationToken ct);

    /// <summary>Saves over the version before this one; false when it changed meanwhile.</summary>
    Task<bool> TrySaveAsync(Channel channel, CancellationToken ct);

    /// <summary>False when it is not at this version any more.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid channelId, int version, CancellationToken ct);
}
