using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IUserSessionStore
{
    Task OpenAsync(UserSession session, CancellationToken ct);

    Task<UserSession?> FindAsync(Guid sessionId, CancellationToken ct);

    /// <summary>Sessions of a person that are still good, latest first.</summary>
    Task<IReadOnlyList<UserSession>> GoodOnesAsync(Guid userId, DateTimeOffset at, CancellationToken ct);

    /// <summary>Notes that the person was there, at most one write a minute and session.</summary>
    Task NoteSeenAsync(Guid sessionId, DateTimeOffset at, CancellationToken ct);

    /// <summary>Ends a session of this person; false when there is no such open one.</summary>
    Task<bool> TryEndAsync(Guid userId, Guid sessionId, DateTimeOffset at, CancellationToken ct);
}
