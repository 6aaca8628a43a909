using Entente.Domain.Brands;
using Entente.Domain.Surges;

namespace Entente.Application.Surges;

/// <summary>Look at what comes in now: open, keep or close the surges of a brand.</summary>
public sealed record WatchSurges(Brand Brand);

/// <summary>How many surges were opened and closed.</summary>
public sealed record WatchedSurges(int Opened, int Closed);

public sealed class WatchSurgesHandler(
    ISurgeCounts counts,
    ISurgeStore store,
    ISurgeReads surges,
    SurgeSettings settings,
    TimeProvider clock
)
{
    /// <summary>Of one brand at once: a surge for each network, the whole, and either scope.</summary>
    private const int MostOpen = 100;

    public async Task<WatchedSurges> HandleAsync(WatchSurges command, CancellationToken ct)
    {
        var (brand, now) = (command.Brand, clock.GetUtcNow());
        var places = (await counts.CountAsync(brand, now, ct)).ToLookup(c => (c.Network, c.Scope));
        var lasting = (await surges.ListAsync(brand.Id, onlyOpen: true, null, MostOpen, ct)).ToDictionary(s => (s.Network, s.Scope));
        var closedAt = (await store.LastClosedAsync(brand.Id, ct)).ToDictionary(c => (c.Network, c.Scope), c => c.ClosedAt);
        var (opened, closed) = (0, 0);
        foreach (var place in places)
        {
            var open = lasting.GetValueOrDefault(place.Key);
            DateTimeOffset? last = closedAt.TryGetValue(place.Key, out var at) ? at : null;
            var readings = place.Select(c => c.Read(settings.K)).ToList();
            var (move, reading) = SurgeWatch.Decide(open?.Lasting, last, readings, now);
            if (move == SurgeMove.Open)
            {
                opened += await OpenAsync(brand, place.Single(c => c.Window == reading!.Window), reading!, now, ct) ? 1 : 0;
            }
            else if (move is SurgeMove.Continue or SurgeMove.Close)
            {
                var over = move == SurgeMove.Close;
                closed += await store.TrySaveAsync(brand.Id, Later(open!, reading, over, now), ct) && over ? 1 : 0;
            }
        }
        return new WatchedSurges(opened, closed);
    }

    private async Task<bool> OpenAsync(Brand brand, SurgeCounts place, SurgeReading reading, DateTimeOffset now, CancellationToken ct)
    {
        var (posts, usual) = await counts.PostsAsync(brand, new SurgePlace(place.Network, place.Scope, place.Window), now, ct);
        var surge = new Surge(
            Guid.CreateVersion7(now),
            Version: 1,
            place.Network,
            place.Scope,
            place.Window.Hours,
            settings.K,
            now,
            reading.Observed,
            Math.Round(reading.Expected, 2),
            Math.Round(reading.Border, 2),
            reading.Observed,
            now,
            ClosedAt: null,
            SurgeDrivers.Of(posts, usual),
            ToldAfterwards: false
        );
        return await store.TryOpenAsync(brand.Id, surge, ct);
    }

    private static Surge Later(Surge open, SurgeReading? reading, bool over, DateTimeOffset now) =>
        open with
        {
            Version = open.Version + 1,
            Peak = Math.Max(open.Peak, reading?.Observed ?? 0),
            ReadAt = now,
            ClosedAt = over ? now : null,
        };
}
