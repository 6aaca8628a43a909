using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IUserSessionReads
{
    Task<UserSession?> FindAsync(Guid sessionId, CancellationToken ct);

    /// <summary>Sessions of a person that are still good, latest first.</summary>
    Task<IReadOnlyList<UserSession>> GoodOnesAsync(Guid userId, DateTimeOffset at, CancellationToken ct);
}
