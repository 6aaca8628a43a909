namespace Entente.Domain.Metrics;

/// <summary>What every metric tells of itself; its public name finds its definition in words.</summary>
public interface IMetric
{
    string Name { get; }

    MetricUnit Unit { get; }

    MetricAttribution Attribution { get; }

    /// <summary>What its values may be told apart by, <see cref="MetricGrouping.None"/> among them.</summary>
    IReadOnlyList<MetricGrouping> Groupings { get; }
}

/// <summary>Every metric of the desk.</summary>
public static class MetricCatalogue
{
    /// <summary>Raised when a formula changes, so that two answers can be told apart.</summary>
    public const int DefinitionVersion = 1;

    public static readonly IReadOnlyList<IMetric> All = [.. WeeklyMetric.All, .. FactMetric.All, .. FanMetric.All];

    public static IMetric? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
