using System.Collections.Concurrent;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>A person's session with what they may do at this moment.</summary>
/// <param name="LacksSecondFactor">True for who must have a second factor and has none: nothing else opens before.</param>
public sealed record OpenSession(UserSession Session, User User, Caller Caller, bool LacksSecondFactor);

/// <summary>
/// People's sessions that were looked up a moment ago. One that ended, an account that was shut out and roles that changed are seen
/// within <see cref="KeyRing.Freshness"/>, on every instance.
/// </summary>
public sealed class SessionRing(IServiceScopeFactory scopes, SecondFactorDemand demand, TimeProvider clock)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<Guid, (OpenSession Open, DateTimeOffset ReadAt)> _kept = new();

    public async Task<OpenSession?> FindAsync(Guid sessionId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_kept.TryGetValue(sessionId, out var kept) || now - kept.ReadAt > KeyRing.Freshness)
        {
            if (await ReadAsync(sessionId, now, ct) is not { } open)
            {
                _kept.TryRemove(sessionId, out _);
                return null;
            }
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }
            _kept[sessionId] = kept = (open, now);
        }
        return kept.Open.Session.IsGoodAt(now) ? kept.Open : null;
    }

    /// <summary>Forgets what is known here, so that a change works at once on this instance.</summary>
    public void Forget() => _kept.Clear();

    private async Task<OpenSession?> ReadAsync(Guid sessionId, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<IUserSessionReads>();
        var users = scope.ServiceProvider.GetRequiredService<IUserReads>();
        if (
            await sessions.FindAsync(sessionId, ct) is not { } session
            || !session.IsGoodAt(now)
            || await users.FindAsync(session.UserId, ct) is not { DisabledAt: null } user
        )
        {
            return null;
        }
        if (now - session.SeenAt >= NoteEvery)
        {
            await scope.ServiceProvider.GetRequiredService<IUserSessionStore>().NoteSeenAsync(session.Id, now, ct);
            session = session with { SeenAt = now };
        }
        var roles = await users.RolesAsync(user.Id, ct);
        var lacks =
            demand.Asks(user, session, roles.Values.SelectMany(held => held))
            && await scope.ServiceProvider.GetRequiredService<ISecondFactorReads>().FindAsync(user.Id, ct) is null;
        return new OpenSession(session, user, user.AsCaller(roles), lacks);
    }
}
