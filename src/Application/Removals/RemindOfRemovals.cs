using Entente.Domain.Brands;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Note which requests have waited three, seven or fourteen days for their answer.</summary>
public sealed record RemindOfRemovals(Brand Brand);

public sealed class RemindOfRemovalsHandler(IRemovalStore removals, TimeProvider clock)
{
    /// <summary>How many reminders are new: late, twice or on two servers, each is raised once.</summary>
    public Task<int> HandleAsync(RemindOfRemovals command, CancellationToken ct) =>
        removals.RemindAsync(command.Brand.Id, RemovalState.ReminderDays, clock.GetUtcNow(), ct);
}
