using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;

namespace Entente.Application.Metrics;

/// <summary>
/// Read one metric over a range of weeks, both ends included, of the whole brand or told apart. Weeks begin in the brand's time zone, or in the
/// one that is asked for.
/// </summary>
public sealed record ReadMetric(
    Brand Brand,
    string Name,
    IsoWeek From,
    IsoWeek To,
    MetricGrouping GroupBy,
    MetricInterval Interval = MetricInterval.Week,
    MetricClock Clock = MetricClock.Calendar,
    string? TimeZone = null
)
{
    /// <summary>The weeks are those that the desk keeps counted and that reports tell.</summary>
    public bool OfBrandsWeeks => TimeZone is null || TimeZone == Brand.TimeZone;

    public TimeZoneInfo Zone => TimeZone is null ? Brand.Zone : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>On which clock times are told: all hours, or the opening hours of the policy in force.</summary>
public enum MetricClock
{
    Calendar,
    Business,
}

/// <summary>
/// One value and that of the period before it; <see cref="Group"/> only where it is grouped. <see cref="Reported"/> is what a closed week was
/// reported with. A period that is not over is not <see cref="Complete"/>.
/// </summary>
public sealed record MetricValue(
    IsoWeek Week,
    IsoWeek LastWeek,
    string? Group,
    MeasuredFigure Measured,
    Figure Previous,
    Figure? Reported,
    bool Complete
)
{
    public Figure Figure => Measured.Figure;
}

/// <summary><see cref="Currency"/> only where values are money, and there is some.</summary>
public sealed record MetricSeries(IMetric Metric, string TimeZone, DateTimeOffset ComputedAt, IReadOnlyList<MetricValue> Values)
{
    public string? Currency { get; init; }
}

public sealed class ReadMetricHandler(
    WeeklyMetricReader weekly,
    FactMetricReader facts,
    FanMetricReader fans,
    IReportedFigureReads reported,
    TimeProvider clock
)
{
    public async Task<Result<MetricSeries>> HandleAsync(ReadMetric query, CancellationToken ct)
    {
        if (MetricCatalogue.Find(query.Name) is not { } metric)
        {
            return MetricErrors.Unknown(query.Name);
        }
        if (!metric.Groupings.Contains(query.GroupBy))
        {
            return MetricErrors.NotGroupedBy(metric, query.GroupBy);
        }
        if (query.Clock == MetricClock.Business && metric is not FactMetric { Measure: FactMeasure.Duration or FactMeasure.LongestWait })
        {
            return MetricErrors.NoBusinessHours(metric);
        }
        if (query.TimeZone is { } zone && !BrandSettings.IsKnownZone(zone))
        {
            return MetricErrors.UnknownTimeZone(zone);
        }
        if (MetricErrors.OfRange(query.From, query.To) is { } refusal)
        {
            return refusal;
        }
        var now = clock.GetUtcNow();
        if (metric is FanMetric ofFans)
        {
            var (currency, told) = await fans.ReadAsync(ofFans, query, now, ct);
            // The ledger holds days, which are the brand's.
            return new MetricSeries(metric, query.Brand.TimeZone, now, await BesideReportedAsync(query with { TimeZone = null }, told, ct))
            {
                Currency = currency,
            };
        }
        var values = metric is FactMetric fact
            ? await BesideReportedAsync(query, await facts.ReadAsync(fact, query, now, ct), ct)
            : await weekly.ReadAsync((WeeklyMetric)metric, query, now, ct);
        return new MetricSeries(metric, query.TimeZone ?? query.Brand.TimeZone, now, values);
    }

    /// <summary>Kept is what was said of a week over the whole brand; of groups, longer times and business hours nothing was.</summary>
    private async Task<IReadOnlyList<MetricValue>> BesideReportedAsync(
        ReadMetric query,
        IReadOnlyList<MetricValue> values,
        CancellationToken ct
    )
    {
        if (query is not { OfBrandsWeeks: true, Interval: MetricInterval.Week, GroupBy: MetricGrouping.None, Clock: MetricClock.Calendar })
        {
            return values;
        }
        var then = await reported.ReadAsync(query.Brand.Id, query.Name, query.From, query.To, ct);
        return [.. values.Select(v => v with { Reported = then.GetValueOrDefault(v.Week) })];
    }
}
