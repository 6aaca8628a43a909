using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Api.Dashboard.Metrics;

/// <summary>What the explorer is asked, as it stands in its address; what is not asked, or asks nothing of ours, is the usual.</summary>
public sealed record MetricAsk(
    IMetric Metric,
    IsoWeek From,
    IsoWeek To,
    MetricInterval Each,
    MetricGrouping By,
    MetricClock Clock,
    bool Compares
)
{
    public const string Path = "/metrics";
    public const string ValuesPath = "/metrics/values";
    private const int UsualWeeks = 12;

    public static MetricAsk Read(IQueryCollection query, IsoWeek present)
    {
        var metric = MetricCatalogue.Find(query["metric"].ToString()) ?? WeeklyMetric.InboundVolume;
        var to = IsoWeek.TryParse(query["to"], out var last) && last <= present ? last : present.Plus(-1);
        var from = IsoWeek.TryParse(query["from"], out var first) && first >= Overview.Earliest ? first : to.Plus(1 - UsualWeeks);
        var by = Word(query["by"], MetricGrouping.None);
        var clock = Word(query["clock"], MetricClock.Calendar);
        return new MetricAsk(
            metric,
            from,
            to,
            Word(query["each"], MetricInterval.Week),
            metric.Groupings.Contains(by) ? by : MetricGrouping.None,
            HasClock(metric) ? clock : MetricClock.Calendar,
            query["compare"] != "no"
        );
    }

    public bool HasHours => HasClock(Metric);

    public ReadMetric ToQuery(Brand brand) => new(brand, Metric.Name, From, To, By, Each, Clock);

    /// <summary>As many periods of the same kind, right before the first one.</summary>
    public MetricAsk Before()
    {
        var periods = MetricPeriod.Of(Each, From, To);
        var first = periods[0];
        for (var i = 0; i < periods.Count; i++)
        {
            first = MetricPeriod.Of(Each, first.PreviousFrom, first.PreviousTo)[0];
        }
        return this with { From = first.From, To = periods[0].PreviousTo };
    }

    public string Address(string brand) =>
        $"{Path}?brand={brand}&metric={Metric.Name}&from={From}&to={To}&each={Vocabulary.Word(Each)}&by={Vocabulary.Word(By)}"
        + (HasHours ? $"&clock={Vocabulary.Word(Clock)}" : "")
        + (Compares ? "" : "&compare=no");

    /// <summary>The call of the API that answers the same figures.</summary>
    public string ApiPath(string brand) =>
        $"/v1/brands/{brand}/metrics/{Metric.Name}?from={From}&to={To}"
        + (Each == MetricInterval.Week ? "" : $"&interval={Vocabulary.Word(Each)}")
        + (By == MetricGrouping.None ? "" : $"&group_by={Vocabulary.Word(By)}")
        + (Clock == MetricClock.Calendar ? "" : $"&clock={Vocabulary.Word(Clock)}");

    private static bool HasClock(IMetric metric) => metric is FactMetric { Measure: FactMeasure.Duration or FactMeasure.LongestWait };

    private static TWord Word<TWord>(string? text, TWord usual)
        where TWord : struct, Enum => Vocabulary.TryParse<TWord>(text, out var word) ? word : usual;
}
