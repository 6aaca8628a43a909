using Entente.Domain.Outcomes;

namespace Entente.Domain.Surges;

/// <summary>
/// An alert: more mentions than is usual in a place. What was observed and expected is of the window
/// when it opened; <see cref="Peak"/> is the most observed since. One told afterwards was not seen as it happened: its posts came later, or
/// nobody watched.
/// </summary>
public sealed record Surge(
    Guid Id,
    int Version,
    SurgePlace Place,
    SurgeScope Scope,
    int WindowHours,
    double K,
    DateTimeOffset OpenedAt,
    long Observed,
    double Expected,
    double Border,
    long Peak,
    DateTimeOffset ReadAt,
    DateTimeOffset? ClosedAt,
    SurgeDrivers Drivers,
    bool ToldAfterwards
)
{
    public LastingSurge Lasting => new(OpenedAt, WindowHours);
}

public static class SurgeErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "surge_not_found", ("id", id));
}
