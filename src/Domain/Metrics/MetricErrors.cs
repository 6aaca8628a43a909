using Entente.Domain.Outcomes;

namespace Entente.Domain.Metrics;

public static class MetricErrors
{
    /// <summary>Ten years of weeks are an answer; more is an export.</summary>
    public const int MostWeeks = 530;

    public static Error Unknown(string name) =>
        new(ErrorKind.NotFound, "metric_not_found", ("metric", name), ("known", MetricCatalogue.All.Select(m => m.Name).ToArray()));

    public static Error NotGroupedBy(IMetric metric, MetricGrouping grouping) =>
        new(
            ErrorKind.Invalid,
            "metric_not_grouped_so",
            ("parameter", "group_by"),
            ("metric", metric.Name),
            ("grouping", Vocabulary.Word(grouping)),
            ("allowed", metric.Groupings.Select(Vocabulary.Word).ToArray())
        );

    public static Error NoBusinessHours(IMetric metric) =>
        new(ErrorKind.Invalid, "metric_has_no_clock", ("parameter", "clock"), ("metric", metric.Name));

    public static Error UnknownTimeZone(string zone) =>
        new(ErrorKind.Invalid, "unknown_time_zone", ("parameter", "time_zone"), ("time_zone", zone));

    public static Error NotAWeek(string parameter) => new(ErrorKind.Invalid, "not_a_week", ("parameter", parameter));

    /// <summary>Why no answer is given over these weeks, both ends included; null when one is.</summary>
    public static Error? OfRange(IsoWeek from, IsoWeek to) =>
        from > to ? TurnedRound
        : from.Plus(MostWeeks) <= to ? TooManyWeeks
        : null;

    public static Error TurnedRound { get; } = new(ErrorKind.Invalid, "range_turned_round", ("parameter", "from"));

    public static Error TooManyWeeks { get; } = new(ErrorKind.Invalid, "too_many_weeks", ("parameter", "from"), ("most", MostWeeks));
}
