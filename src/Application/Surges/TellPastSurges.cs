using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;

namespace Entente.Application.Surges;

/// <summary>
/// Look once more at the weeks gone by whose mentions changed: posts that were imported, came late or were judged anew make surges that
/// nobody could see as they happened.
/// </summary>
public sealed record TellPastSurges(Brand Brand);

public sealed class TellPastSurgesHandler(
    ISurgeCounts counts,
    ISurgeStore store,
    ISurgeReads surges,
    SurgeSettings settings,
    TimeProvider clock
)
{
    /// <summary>A brand's years may be imported at once: some at a time, the latest first.</summary>
    private const int MostWeeks = 12;

    /// <summary>A surge that ends a week may last into the next.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(7);

    /// <summary>How many weeks were looked at.</summary>
    public async Task<int> HandleAsync(TellPastSurges command, CancellationToken ct)
    {
        var brand = command.Brand;
        var thisWeek = IsoWeek.Of(clock.GetUtcNow(), brand.Zone);
        var weeks = await store.WeeksToTellAsync(brand.Id, thisWeek, MostWeeks, ct);
        foreach (var week in weeks)
        {
            (DateTimeOffset From, DateTimeOffset To) stretch = (week.Week.StartIn(brand.Zone), week.Week.EndIn(brand.Zone));
            await store.KeepToldAsync(brand.Id, week, stretch, await FindAsync(brand, stretch, ct), ct);
        }
        return weeks.Count;
    }

    private async Task<IReadOnlyList<Surge>> FindAsync(Brand brand, (DateTimeOffset From, DateTimeOffset To) stretch, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = now < stretch.To + Aftermath ? now : stretch.To + Aftermath;
        var places = await counts.HoursAsync(brand, stretch.From - SurgeReplay.Reach, known, ct);
        var seen = (await surges.BetweenAsync(brand.Id, stretch.From, known, ct)).Where(s => !s.ToldAfterwards).ToList();
        var found = new List<Surge>();
        foreach (var place in places)
        {
            foreach (var replayed in place.Find(brand.Zone, stretch, known, settings.K))
            {
                if (!seen.Exists(s => IsTheSame(s, place, replayed)))
                {
                    found.Add(await ToldAsync(brand, place, replayed, now, ct));
                }
            }
        }
        return found;
    }

    private static bool IsTheSame(Surge seen, SurgeHours place, ReplayedSurge replayed) =>
        (seen.Place, seen.Scope) == (place.Place, place.Scope)
        && seen.OpenedAt <= replayed.ClosedAt
        && (seen.ClosedAt is null || seen.ClosedAt >= replayed.OpenedAt);

    private async Task<Surge> ToldAsync(Brand brand, SurgeHours place, ReplayedSurge replayed, DateTimeOffset now, CancellationToken ct)
    {
        var reading = replayed.Opening;
        // All of it is known: what drives it shows best where most was said.
        var (posts, usual) = await counts.PostsAsync(brand, place.Place, place.Scope, reading.Window, replayed.PeakAt, ct);
        return new Surge(
            Guid.CreateVersion7(replayed.OpenedAt),
            Version: 1,
            place.Place,
            place.Scope,
            reading.Window.Hours,
            settings.K,
            replayed.OpenedAt,
            reading.Observed,
            Math.Round(reading.Expected, 2),
            Math.Round(reading.Border, 2),
            replayed.Peak,
            now,
            replayed.ClosedAt,
            SurgeDrivers.Of(posts, usual),
            ToldAfterwards: true
        );
    }
}
