using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>
/// One thing that happened at the doors. Names are null where nobody has one: <see cref="ActorName"/> of who is not known,
/// <see cref="About"/> of what is neither an account nor a key.
/// </summary>
public sealed record AccessEvent(
    Guid Id,
    DateTimeOffset HappenedAt,
    AccessEventKind Kind,
    string Actor,
    string? ActorName,
    string? About,
    string? Brand,
    string? Address
);

/// <summary>Null <see cref="BrandId"/>: of the whole instance; else what happened to this brand and to its people.</summary>
public sealed record AccessEventQuery(
    Guid? BrandId,
    AccessEventKind? Kind,
    string? Name,
    DateTimeOffset? From,
    DateTimeOffset? To,
    Guid? Before,
    int Limit
);

public interface IAccessEventReads
{
    /// <summary>Latest first.</summary>
    Task<IReadOnlyList<AccessEvent>> ListAsync(AccessEventQuery query, CancellationToken ct);
}
