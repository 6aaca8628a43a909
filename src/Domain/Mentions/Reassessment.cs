using Entente.Domain.Outcomes;

namespace Entente.Domain.Mentions;

/// <summary>How far a re-assessment is.</summary>
public enum ReassessmentStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>
/// Posts that were taken in before <see cref="RequestedAt"/> and posted in a range (its end excluded; null is open), judged again by the
/// model of today. <see cref="Done"/> of <see cref="Total"/> are through; of <see cref="Changed"/> something else counts than before.
/// </summary>
public sealed record Reassessment(
    Guid Id,
    int Version,
    DateTimeOffset? PostedFrom,
    DateTimeOffset? PostedTo,
    ReassessmentStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    long Total,
    long Done,
    long Changed,
    Guid? AfterId,
    string? ModelVersion,
    string? Failure
);

public static class ReassessmentErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "reassessment_not_found", ("reassessment_id", id));

    public static Error UnderWay { get; } = new(ErrorKind.Conflict, "reassessment_under_way");
}
