using Entente.Domain.Brands;

namespace Entente.Application.Brands;

public interface IChannelStore
{
    /// <summary>
    /// The channel as it is kept; null when the brand has one for this account already. One that was taken away comes back as what it was, by
    /// its name and address of now.
    /// </summary>
    Task<Channel?> TryAddAsync(Channel channel, CancellationToken ct);

    /// <summary>Saves over the version before this one; false when it changed meanwhile.</summary>
    Task<bool> TrySaveAsync(Channel channel, CancellationToken ct);

    /// <summary>False when it is not at this version any more.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid channelId, int version, DateTimeOffset now, CancellationToken ct);
}
