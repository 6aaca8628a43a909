using Entente.Domain.Mentions;

namespace Entente.Domain.Surges;

/// <summary>Where mentions are counted: over the whole brand, on one network, or on one channel of a network.</summary>
public readonly record struct SurgePlace(Network? Network, Guid? ChannelId = null)
{
    public static readonly SurgePlace WholeBrand;
}
