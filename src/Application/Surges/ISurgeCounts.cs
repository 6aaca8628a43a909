using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;

namespace Entente.Application.Surges;

/// <summary>The mentions of a stretch that ends now on one network (null: all together), of the same stretch earlier, and of the last seven days.</summary>
public sealed record SurgeCounts(
    Network? Network,
    SurgeScope Scope,
    SurgeWindow Window,
    long Observed,
    IReadOnlyList<long> Baseline,
    IReadOnlyList<long> LastDays
)
{
    public SurgeReading Read(double k) => SurgeRule.Read(Window, Observed, Baseline, LastDays, k);
}

/// <summary>Where and in which stretch a surge is looked for; over all networks when none is named.</summary>
public sealed record SurgePlace(Network? Network, SurgeScope Scope, SurgeWindow Window);

/// <summary>The mentions of one network (null: all together) hour by hour.</summary>
public sealed record SurgeHours(Network? Network, SurgeScope Scope, HourlyMentions Mentions);

public interface ISurgeCounts
{
    /// <summary>Every network that has mentions, each window and scope; nothing while the brand has less than eight days of them.</summary>
    Task<IReadOnlyList<SurgeCounts>> CountAsync(Brand brand, DateTimeOffset now, CancellationToken ct);

    /// <summary>Every network that has mentions between two full hours, and when the brand's first was posted; null when it has none.</summary>
    Task<(DateTimeOffset FirstPostAt, IReadOnlyList<SurgeHours> Places)?> HoursAsync(
        Brand brand,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    );

    /// <summary>The latest posts of a surge's window, and of the week before it, to be held against each other.</summary>
    Task<(IReadOnlyList<SurgePost> Posts, IReadOnlyList<SurgePost> Usual)> PostsAsync(
        Brand brand,
        SurgePlace place,
        DateTimeOffset now,
        CancellationToken ct
    );
}
