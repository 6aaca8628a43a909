namespace Entente.Application.Access;

/// <summary>Forget what happened at the doors longer ago than it is kept.</summary>
public sealed record ForgetAccessEvents(int KeptMonths);

public interface IAccessEventStore
{
    /// <summary>How many were forgotten.</summary>
    Task<long> ForgetAsync(DateTimeOffset before, CancellationToken ct);
}

public sealed class ForgetAccessEventsHandler(IAccessEventStore events, TimeProvider clock)
{
    public Task<long> HandleAsync(ForgetAccessEvents command, CancellationToken ct) =>
        events.ForgetAsync(clock.GetUtcNow().AddMonths(-command.KeptMonths), ct);
}
