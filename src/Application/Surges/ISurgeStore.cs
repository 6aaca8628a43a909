using Entente.Domain.Metrics;
using Entente.Domain.Surges;

namespace Entente.Application.Surges;

/// <summary>When the last surge of a place and scope closed.</summary>
public sealed record ClosedSurge(SurgePlace Place, SurgeScope Scope, DateTimeOffset ClosedAt);

/// <summary>A week gone by, and which count of its mentions is to be looked at.</summary>
public sealed record WeekToTell(IsoWeek Week, DateTimeOffset CountedAt);

public interface ISurgeStore
{
    Task<IReadOnlyList<ClosedSurge>> LastClosedAsync(Guid brandId, CancellationToken ct);

    /// <summary>Opens it unless one lasts in its place: of two servers one does.</summary>
    Task<bool> TryOpenAsync(Guid brandId, Surge surge, CancellationToken ct);

    /// <summary>Saves over the version before this one; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Surge surge, CancellationToken ct);

    /// <summary>Weeks before one whose mentions were counted after their surges were last told, the latest first.</summary>
    Task<IReadOnlyList<WeekToTell>> WeeksToTellAsync(Guid brandId, IsoWeek before, int most, CancellationToken ct);

    /// <summary>
    /// Keeps what was found between two instants instead of what was found there before; what was seen as it happened stays. Nothing where
    /// another server told the same count.
    /// </summary>
    Task KeepToldAsync(
        Guid brandId,
        WeekToTell week,
        (DateTimeOffset From, DateTimeOffset To) stretch,
        IReadOnlyList<Surge> found,
        CancellationToken ct
    );
}

/// <summary>The place in a list after which a page begins, latest opened first.</summary>
public sealed record SurgeCursor(DateTimeOffset OpenedAt, Guid Id);

public interface ISurgeReads
{
    Task<IReadOnlyList<Surge>> ListAsync(Guid brandId, bool onlyOpen, SurgeCursor? after, int limit, CancellationToken ct);

    Task<Surge?> FindAsync(Guid brandId, Guid id, CancellationToken ct);

    /// <summary>Those that lasted at any time between two instants, the first opened first.</summary>
    Task<IReadOnlyList<Surge>> BetweenAsync(Guid brandId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>All that last, at most one in a place and scope.</summary>
    Task<IReadOnlyList<Surge>> LastingAsync(Guid brandId, CancellationToken ct);

    /// <summary>
    /// Whether one lasts that a post is part of: over the brand or on any network, or on the post's own channel. A post that names no
    /// channel may have come to any of its network.
    /// </summary>
    Task<bool> LastsForAsync(Guid brandId, Guid mentionId, CancellationToken ct);
}
