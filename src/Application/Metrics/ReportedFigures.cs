using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>What a metric that no weekly count holds said of a week when it was closed, over the whole brand.</summary>
public sealed record ReportedFigure(string Metric, Figure Figure);

public interface IReportedFigureReads
{
    /// <summary>By the weeks of the range, both ends included, that were closed with one.</summary>
    Task<IReadOnlyDictionary<IsoWeek, Figure>> ReadAsync(Guid brandId, string metric, IsoWeek from, IsoWeek to, CancellationToken ct);
}

/// <summary>Reads what is to be kept of a week that is closed.</summary>
public sealed class WeekFigureReader(FactMetricReader facts, FanMetricReader fans)
{
    public async Task<IReadOnlyList<ReportedFigure>> ReadAsync(Brand brand, IsoWeek week, DateTimeOffset now, CancellationToken ct)
    {
        var figures = new List<ReportedFigure>();
        foreach (var metric in FactMetric.All)
        {
            var values = await facts.ReadAsync(metric, Of(metric), now, ct);
            figures.Add(new ReportedFigure(metric.Name, values[0].Figure));
        }
        foreach (var metric in FanMetric.All)
        {
            var (_, values) = await fans.ReadAsync(metric, Of(metric), now, ct);
            figures.Add(new ReportedFigure(metric.Name, values[0].Figure));
        }
        return figures;

        ReadMetric Of(IMetric metric) => new(brand, metric.Name, week, week, MetricGrouping.None);
    }
}
