namespace Entente.Domain.Metrics;

/// <summary>
/// What a metric's values may be told apart by. <see cref="Kind"/> is the metric's own: the milestone, the reply rule, the outcome or the
/// instance.
/// </summary>
public enum MetricGrouping
{
    None,
    Network,
    Category,
    Step,
    Ground,
    Agent,
    Kind,
}
