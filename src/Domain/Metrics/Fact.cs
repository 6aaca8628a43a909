using Entente.Domain.Triage;

namespace Entente.Domain.Metrics;

/// <summary>
/// Something that happened once: it counts in the week of <see cref="At"/>, took from <see cref="Since"/> <see cref="Until"/> (null while it
/// goes on), and <see cref="Holds"/> or not.
/// </summary>
public sealed record Fact(DateTimeOffset At, DateTimeOffset Since, DateTimeOffset? Until, bool Holds, FactLabels Labels)
{
    /// <summary>Steps of sentiment, from −2 to 2.</summary>
    public int Change { get; init; }

    /// <summary>What machine and person said, where that is the fact.</summary>
    public (Category Person, Category Machine)? Said { get; init; }
}

/// <summary>What a fact can be told apart by; null where it has none of the kind.</summary>
public sealed record FactLabels(
    string? Network,
    string? Channel,
    string? Category,
    string? Step,
    string? Ground,
    string? Agent,
    string? Kind
)
{
    /// <summary>What stands for what has no label.</summary>
    public const string Unlabelled = "none";

    public string Of(MetricGrouping grouping) =>
        grouping switch
        {
            MetricGrouping.Network => Network,
            MetricGrouping.Channel => Channel,
            MetricGrouping.Category => Category,
            MetricGrouping.Step => Step,
            MetricGrouping.Ground => Ground,
            MetricGrouping.Agent => Agent,
            MetricGrouping.Kind => Kind,
            _ => "",
        } ?? Unlabelled;
}
