using Entente.Domain.Audit;

namespace Entente.Infrastructure.Audit;

/// <summary>An event's row as the chain reads it.</summary>
internal sealed record AuditedEventRow(
    Guid Id,
    Guid? CaseId,
    int? Cycle,
    string Kind,
    string Actor,
    DateTime HappenedAt,
    Guid DetailsSalt,
    string Details
)
{
    public const string Columns = "e.id, e.case_id, e.cycle, e.kind, e.actor, e.happened_at, e.details_salt, e.details::text as details";

    public AuditedEvent ToEvent() => new(Id, CaseId, Cycle, Kind, Actor, HappenedAt, DetailsSalt, Details);
}
