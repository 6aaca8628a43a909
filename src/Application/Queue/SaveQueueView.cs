using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Queue;

/// <summary>Keep filters of the queue under a name, for oneself or for everybody of the brand.</summary>
public sealed record SaveQueueView(Brand Brand, string Name, string Filters, bool ForEverybody, Actor Actor);

public sealed class SaveQueueViewHandler(IQueueViewStore views, TimeProvider clock)
{
    private const int LongestName = 60;
    private const int LongestFilters = 1000;

    /// <returns>Null when it is kept.</returns>
    public async Task<Error?> HandleAsync(SaveQueueView command, CancellationToken ct)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName || command.Filters.Length > LongestFilters)
        {
            return QueueErrors.ViewName;
        }
        if (PlainName.Faults(name).FirstOrDefault() is { } turned)
        {
            return turned;
        }
        var now = clock.GetUtcNow();
        var owner = command.ForEverybody ? null : command.Actor.Id;
        await views.SaveAsync(command.Brand.Id, Guid.CreateVersion7(now), owner, name, command.Filters, command.Actor.Name, now, ct);
        return null;
    }
}

public static class QueueErrors
{
    public static readonly Error ViewName = new(ErrorKind.Invalid, "queue_view_name") { Pointer = "/name" };

    public static readonly Error NothingSelected = new(ErrorKind.Invalid, "nothing_selected") { Pointer = "/case" };

    public static Error NoSuchView(Guid id) => new(ErrorKind.NotFound, "queue_view_not_found", ("id", id));
}
