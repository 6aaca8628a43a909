using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

public interface IFactReads
{
    /// <summary>
    /// The facts of a metric that count from an instant to another, its end excluded; for the longest wait those that waited at any time
    /// between them. A clock that runs is a fact once its time is over <paramref name="now"/>. Practice is in none of them.
    /// </summary>
    Task<IReadOnlyList<Fact>> ReadAsync(
        Brand brand,
        FactMetric metric,
        DateTimeOffset from,
        DateTimeOffset to,
        DateTimeOffset now,
        CancellationToken ct
    );
}
