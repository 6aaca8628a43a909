using Entente.Application.Metrics;
using Entente.Domain.Metrics;

namespace Entente.Api.Metrics;

/// <summary>
/// One value with what it was made of; null where the denominator is zero. Rates have the Wilson interval of 95 %, times a spread in whole
/// seconds; <c>previous</c> is the period before, <c>reported</c> what a closed week was reported with. A period that is not over is not
/// complete.
/// </summary>
public sealed record MetricValueView(
    IsoWeek Week,
    IsoWeek LastWeek,
    string? Group,
    decimal? Value,
    long Numerator,
    long Denominator,
    long N,
    decimal? Low,
    decimal? High,
    Spread? Spread,
    double? Kappa,
    FigureView Previous,
    FigureView? Reported,
    bool Complete
);

public sealed record FigureView(decimal? Value, long Numerator, long Denominator)
{
    public static FigureView Of(Figure figure) => new(figure.Value, figure.Numerator, figure.Denominator);
}

/// <summary>
/// A metric over weeks. Shares are fractions of one, net sentiment runs from −100 to 100, times are whole seconds, money is in minor units
/// (cents of the euro) of <c>currency</c>, which is null for all else.
/// </summary>
public sealed record MetricView(
    string Metric,
    MetricUnit Unit,
    int DefinitionVersion,
    MetricClock Clock,
    string TimeZone,
    MetricInterval Interval,
    MetricGrouping GroupBy,
    DateTimeOffset ComputedAt,
    string? Currency,
    IReadOnlyList<MetricValueView> Data
)
{
    public static MetricView Of(MetricSeries series, MetricQuery asked) =>
        new(
            series.Metric.Name,
            series.Metric.Unit,
            MetricCatalogue.DefinitionVersion,
            asked.Clock,
            series.TimeZone,
            asked.Interval,
            asked.GroupBy,
            series.ComputedAt,
            series.Currency,
            [.. series.Values.Select(v => ValueOf(series.Metric.Unit, v))]
        );

    private static MetricValueView ValueOf(MetricUnit unit, MetricValue v)
    {
        var (figure, isCount) = (v.Figure, unit is MetricUnit.Mentions or MetricUnit.Cases or MetricUnit.Surges);
        var interval = unit == MetricUnit.Share ? WilsonInterval.Of(figure.Numerator, figure.Denominator) : null;
        return new MetricValueView(
            v.Week,
            v.LastWeek,
            v.Group,
            figure.Value,
            figure.Numerator,
            figure.Denominator,
            isCount ? figure.Numerator : figure.Denominator,
            interval?.Low,
            interval?.High,
            v.Measured.Spread,
            v.Measured.Kappa,
            FigureView.Of(v.Previous),
            v.Reported is { } reported ? FigureView.Of(reported) : null,
            v.Complete
        );
    }
}
