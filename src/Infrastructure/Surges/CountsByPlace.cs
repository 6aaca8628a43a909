using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;

namespace Entente.Infrastructure.Surges;

/// <summary>
/// Counts of several stretches, told apart by place: what comes in counts for the brand, its network and its channel. Stretches are named by
/// their index.
/// </summary>
internal sealed class CountsByPlace(int stretches)
{
    private static readonly long[] None = [];

    private readonly Dictionary<(SurgePlace Place, SurgeScope Scope), long[]> _counts = [];

    /// <summary>Of each network what names no channel.</summary>
    private readonly Dictionary<(SurgePlace Network, SurgeScope Scope), long[]> _unnamed = [];

    /// <summary>
    /// The brand, its networks, and the channels of each beside which the network has other posts: one alone says the same twice. With each
    /// how many are watched alike.
    /// </summary>
    public IReadOnlyList<(SurgePlace Place, int Alike)> Watched()
    {
        var places = _counts
            .Keys.Where(k => k.Scope == SurgeScope.All)
            .Select(k => k.Place)
            .Where(p => p.ChannelId is null || TotalOf(p) < TotalOf(new SurgePlace(p.Network)))
            .Append(SurgePlace.WholeBrand)
            .Distinct()
            .OrderBy(p => p.Network)
            .ThenBy(p => p.ChannelId)
            .ToList();
        var channels = places.Count(p => p.ChannelId is not null);
        return places.ConvertAll(p => (p, p.ChannelId is null ? 1 : channels));
    }

    public void Add(int stretch, string network, Guid? channelId, long everything, long negative)
    {
        var on = new SurgePlace(Vocabulary.Parse<Network>(network));
        Add(_counts, SurgePlace.WholeBrand);
        Add(_counts, on);
        Add(channelId is null ? _unnamed : _counts, on with { ChannelId = channelId });

        void Add(Dictionary<(SurgePlace, SurgeScope), long[]> counts, SurgePlace place)
        {
            In(SurgeScope.All)[stretch] += everything;
            In(SurgeScope.Negative)[stretch] += negative;

            long[] In(SurgeScope scope) =>
                counts.TryGetValue((place, scope), out var known) ? known : counts[(place, scope)] = new long[stretches];
        }
    }

    public StretchCount Of(SurgePlace place, SurgeScope scope, int stretch)
    {
        var unnamed = place.ChannelId is null ? None : _unnamed.GetValueOrDefault((new SurgePlace(place.Network), scope), None);
        return new(At(_counts.GetValueOrDefault((place, scope), None)), At(unnamed));

        long At(long[] counts) => counts.Length == 0 ? 0 : counts[stretch];
    }

    public IReadOnlyList<StretchCount> All(SurgePlace place, SurgeScope scope) =>
        [.. Enumerable.Range(0, stretches).Select(stretch => Of(place, scope, stretch))];

    private long TotalOf(SurgePlace place) => _counts[(place, SurgeScope.All)].Sum();
}
