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
    public async Task<WatchedSurges> HandleAsync(WatchSurges command, CancellationToken ct)
    {
        var (brand, now) = (command.Brand, clock.GetUtcNow());
        var places = (await counts.CountAsync(brand, now, ct)).ToLookup(c => (c.Place, c.Scope));
        var lasting = (await surges.LastingAsync(brand.Id, ct)).ToDictionary(s => (s.Place, s.Scope));
        var closedAt = (await store.LastClosedAsync(brand.Id, ct)).ToDictionary(c => (c.Place, c.Scope), c => c.ClosedAt);
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
        // Where other places are told apart and this one no longer is, it has nothing of its own that could last.
        foreach (var open in lasting.Values.Where(s => places.Count > 0 && !places.Contains((s.Place, s.Scope))))
        {
            closed += await store.TrySaveAsync(brand.Id, Later(open, reading: null, over: true, now), ct) ? 1 : 0;
        }
        return new WatchedSurges(opened, closed);
    }

    private async Task<bool> OpenAsync(Brand brand, SurgeCounts place, SurgeReading reading, DateTimeOffset now, CancellationToken ct)
    {
        var (posts, usual) = await counts.PostsAsync(brand, place.Place, place.Scope, place.Window, now, ct);
        var surge = new Surge(
            Guid.CreateVersion7(now),
            Version: 1,
            place.Place,
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
