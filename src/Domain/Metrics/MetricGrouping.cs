namespace Entente.Domain.Metrics;

/// <summary>
/// What a metric's values may be told apart by. A channel stands by its id. <see cref="Kind"/> is the metric's own: the milestone, the reply rule, the outcome or the
/// instance.
/// </summary>
public enum MetricGrouping
{
    None,
    Network,
    Channel,
    Category,
    Step,
    Ground,
    Agent,
    Kind,
}
