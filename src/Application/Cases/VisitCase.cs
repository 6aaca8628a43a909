using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Application.Cases;

/// <summary>Say that one looks at a case, and hear who else does.</summary>
public sealed record VisitCase(Brand Brand, Guid CaseId, Actor Actor, bool IsWriting);

/// <summary>Somebody who looks at a case right now, or writes on it.</summary>
public sealed record CaseVisitor(string Name, bool IsWriting);

public interface ICaseVisits
{
    /// <summary>Notes the visit of a case that exists and tells the others seen since, by name.</summary>
    Task<IReadOnlyList<CaseVisitor>> MeetAsync(
        Guid brandId,
        Guid caseId,
        Actor actor,
        bool isWriting,
        DateTimeOffset now,
        DateTimeOffset seenSince,
        CancellationToken ct
    );
}

public sealed class VisitCaseHandler(ICaseVisits visits, TimeProvider clock)
{
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(60);

    public Task<IReadOnlyList<CaseVisitor>> HandleAsync(VisitCase command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return visits.MeetAsync(command.Brand.Id, command.CaseId, command.Actor, command.IsWriting, now, now - Presence, ct);
    }
}
