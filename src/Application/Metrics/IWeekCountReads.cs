using Entente.Domain.Mentions;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>One network's counts of one week.</summary>
public sealed record NetworkWeek(Network Network, WeekCounts Counts);

public interface IWeekCountReads
{
    /// <summary>
    /// The counts of every week of the range, both ends included, for every network the brand has rows of; weeks without rows are zero.
    /// </summary>
    Task<IReadOnlyList<NetworkWeek>> ReadAsync(Guid brandId, IsoWeek from, IsoWeek to, CancellationToken ct);
}
