using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Brands;

public sealed record CreateChannel(Guid BrandId, Network Network, string ExternalId, string Name, string? Url);

public sealed class CreateChannelHandler(IChannelStore channels, TimeProvider clock)
{
    /// <summary>The channel, or everything that is wrong with it.</summary>
    public async Task<(Channel? Channel, IReadOnlyList<Error> Errors)> HandleAsync(CreateChannel command, CancellationToken ct)
    {
        if (Channel.Faults(command.Name, command.Url) is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var channel = new Channel(id, command.BrandId, command.Network, command.ExternalId, command.Name, command.Url, 1, now, now);
        return await channels.TryAddAsync(channel, ct) is { } added
            ? (added, [])
            : (null, [ChannelErrors.AccountTaken(command.Network, command.ExternalId)]);
    }
}
