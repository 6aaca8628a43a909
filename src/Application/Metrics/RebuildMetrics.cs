using Entente.Domain.Brands;

namespace Entente.Application.Metrics;

/// <summary>Count every week of a brand again from its rows; answers how many weeks there are.</summary>
public sealed record RebuildMetrics(Brand Brand);

public sealed class RebuildMetricsHandler(IWeeklyRecount recount)
{
    public Task<int> HandleAsync(RebuildMetrics command, CancellationToken ct) => recount.RebuildAsync(command.Brand, ct);
}
