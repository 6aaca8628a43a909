using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Brands;

/// <summary>Takes a channel away; mentions that came through it stay.</summary>
public sealed record RemoveChannel(Guid BrandId, Guid ChannelId, int Version);

public sealed class RemoveChannelHandler(IChannelReads reads, IChannelStore channels, TimeProvider clock)
{
    /// <summary>Null where it is done.</summary>
    public async Task<Error?> HandleAsync(RemoveChannel command, CancellationToken ct)
    {
        if (await reads.FindAsync(command.BrandId, command.ChannelId, ct) is null)
        {
            return ChannelErrors.NotFound(command.ChannelId);
        }
        return await channels.TryRemoveAsync(command.BrandId, command.ChannelId, command.Version, clock.GetUtcNow(), ct)
            ? null
            : ChannelErrors.ChangedMeanwhile;
    }
}
