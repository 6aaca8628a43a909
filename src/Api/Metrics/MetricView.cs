using Entente.Application.Metrics;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;

namespace Entente.Api.Metrics;

/// <summary>One value with what it was made of; null where the denominator is zero. Rates have the Wilson interval of 95 %; <c>previous</c> is the period before. A period that is not over is not complete.</summary>
public sealed record MetricValueView(
    IsoWeek Week,
    IsoWeek LastWeek,
    Network? Network,
    decimal? Value,
    long Numerator,
    long Denominator,
    long N,
    decimal? Low,
    decimal? High,
    FigureView Previous,
    bool Complete
);

public sealed record FigureView(decimal? Value, long Numerator, long Denominator);

/// <summary>A metric over weeks. Shares are fractions of one, net sentiment runs from −100 to 100.</summary>
public sealed record MetricView(
    string Metric,
    MetricUnit Unit,
    int DefinitionVersion,
    string Clock,
    string TimeZone,
    MetricInterval Interval,
    MetricGrouping GroupBy,
    DateTimeOffset ComputedAt,
    IReadOnlyList<MetricValueView> Data
)
{
    public static MetricView Of(MetricSeries series, MetricQuery asked) =>
        new(
            series.Metric.Name,
            series.Metric.Unit,
            WeeklyMetric.DefinitionVersion,
            "calendar",
            series.TimeZone,
            asked.Interval,
            asked.GroupBy,
            series.ComputedAt,
            [.. series.Values.Select(v => ValueOf(series.Metric.Unit, v))]
        );

    private static MetricValueView ValueOf(MetricUnit unit, MetricValue v)
    {
        var (figure, isCount) = (v.Figure, unit is MetricUnit.Mentions or MetricUnit.Cases);
        var interval = unit == MetricUnit.Share ? WilsonInterval.Of(figure.Numerator, figure.Denominator) : null;
        return new MetricValueView(
            v.Week,
            v.LastWeek,
            v.Network,
            figure.Value,
            figure.Numerator,
            figure.Denominator,
            isCount ? figure.Numerator : figure.Denominator,
            interval?.Low,
            interval?.High,
            new FigureView(v.Previous.Value, v.Previous.Numerator, v.Previous.Denominator),
            v.Complete
        );
    }
}
