namespace Entente.Application.Access;

/// <summary>Signs a browser of a person out; one that is out already stays so.</summary>
public sealed record EndSession(Guid UserId, Guid SessionId);

public sealed class EndSessionHandler(IUserSessionStore sessions, TimeProvider clock)
{
    public Task<bool> HandleAsync(EndSession command, CancellationToken ct) =>
        sessions.TryEndAsync(command.UserId, command.SessionId, clock.GetUtcNow(), ct);
}
