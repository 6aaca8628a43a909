using Entente.Domain.Brands;
using Entente.Domain.Surges;

namespace Entente.Application.Surges;

/// <summary>The mentions of a stretch that ends now in one place, what the same stretch counted for earlier, and in the last seven days.</summary>
/// <param name="Alike">How many channels are watched, of which this is one; 1 where it is none.</param>
public sealed record SurgeCounts(
    SurgePlace Place,
    SurgeScope Scope,
    SurgeWindow Window,
    long Observed,
    IReadOnlyList<long> Baseline,
    IReadOnlyList<long> LastDays,
    int Alike
)
{
    public SurgeReading Read(double k) => SurgeRule.Read(Window, Observed, Baseline, LastDays, SurgeRule.Among(Alike, k));
}

/// <summary>The mentions of one place hour by hour.</summary>
/// <param name="FirstPostAt">Of the place: how much is usual there is known only some time after.</param>
/// <param name="Alike">How many channels are watched, of which this is one; 1 where it is none.</param>
public sealed record SurgeHours(SurgePlace Place, SurgeScope Scope, DateTimeOffset FirstPostAt, HourlyMentions Mentions, int Alike)
{
    /// <summary>The surges that began between two instants, as far as the hours are known.</summary>
    public IReadOnlyList<ReplayedSurge> Find(
        TimeZoneInfo zone,
        (DateTimeOffset From, DateTimeOffset To) stretch,
        DateTimeOffset known,
        double k
    ) => SurgeReplay.Find(Mentions, FirstPostAt, zone, stretch, known, SurgeRule.Among(Alike, k));
}

public interface ISurgeCounts
{
    /// <summary>
    /// The brand, each network and each channel told apart from its network, in each window and scope; without those that have less than
    /// eight days of mentions.
    /// </summary>
    Task<IReadOnlyList<SurgeCounts>> CountAsync(Brand brand, DateTimeOffset now, CancellationToken ct);

    /// <summary>The same places between two full hours; nothing while the brand has no mentions.</summary>
    Task<IReadOnlyList<SurgeHours>> HoursAsync(Brand brand, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>The latest posts of a surge's window, and of the week before it, to be held against each other.</summary>
    Task<(IReadOnlyList<SurgePost> Posts, IReadOnlyList<SurgePost> Usual)> PostsAsync(
        Brand brand,
        SurgePlace place,
        SurgeScope scope,
        SurgeWindow window,
        DateTimeOffset now,
        CancellationToken ct
    );
}
