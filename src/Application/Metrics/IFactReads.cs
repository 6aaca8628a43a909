using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>A time that a policy set a limit to; <see cref="Kind"/> says which of its clocks.</summary>
public sealed record Milestone(MilestoneKind Kind, string PolicyVersion, bool BreaksPrinciple, Fact Fact);

public enum MilestoneKind
{
    FirstReply,
    NextReply,
    Resolution,
}

public interface IFactReads
{
    /// <summary>
    /// The facts of a metric that count from an instant to another, its end excluded; for the longest wait those that waited at any time
    /// between them. Practice is in none of them.
    /// </summary>
    Task<IReadOnlyList<Fact>> ReadAsync(Brand brand, FactMetric metric, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>The replies and resolutions that were waited for since a time between two instants, the end excluded.</summary>
    Task<IReadOnlyList<Milestone>> MilestonesAsync(Brand brand, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}
