using Entente.Domain.Brands;

namespace Entente.Application.Metrics;

public interface IWeeklyRecount
{
    /// <summary>Recomputes the brand's dirty weeks from rows and says how many there were.</summary>
    Task<int> RecountDirtyWeeksAsync(Brand brand, CancellationToken ct);

    /// <summary>Counts every week of the brand again, as if nothing had been counted before, and says how many there are.</summary>
    Task<int> RebuildAsync(Brand brand, CancellationToken ct);
}
