using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Brands;

public sealed class ChangeChannelHandler(IChannelStore channels, TimeProvider clock)
{
    /// <summary>The next version of the channel, or everything that is wrong; its network and account stay what they are.</summary>
    public async Task<(Channel? Channel, IReadOnlyList<Error> Errors)> HandleAsync(
        Channel current,
        string name,
        string? url,
        CancellationToken ct
    )
    {
        if (Channel.Faults(name, url) is { Count: > 0 } faults)
        {
            return (null, faults);
        }
        var changed = current with { Name = name, Url = url, Version = current.Version + 1, UpdatedAt = clock.GetUtcNow() };
        return await channels.TrySaveAsync(changed, ct) ? (changed, []) : (null, [ChannelErrors.ChangedMeanwhile]);
    }
}
