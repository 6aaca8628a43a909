using Entente.Domain.Brands;

namespace Entente.Application.Metrics;

public interface IWeeklyRecount
{
    /// <summary>Recomputes the brand's dirty weeks from rows and says how many there were.</summary>
    Task<int> RecountDirtyWeeksAsync(Brand brand, CancellationToken ct);
}
