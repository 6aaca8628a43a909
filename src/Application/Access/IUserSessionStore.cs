using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IUserSessionStore
{
    Task OpenAsync(UserSession session, CancellationToken ct);

    /// <summary>Notes that the person was there, at most one write a minute and session.</summary>
    Task NoteSeenAsync(Guid sessionId, DateTimeOffset at, CancellationToken ct);

    /// <summary>Notes that somebody was refused; the account is null where there is none of the name they gave.</summary>
    Task NoteRefusalAsync(Guid? userId, string? address, DateTimeOffset at, CancellationToken ct);

    /// <summary>Ends a session of this person; false when there is no such open one.</summary>
    Task<bool> TryEndAsync(Guid userId, Guid sessionId, DateTimeOffset at, CancellationToken ct);
}
