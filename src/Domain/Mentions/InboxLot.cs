using Entente.Domain.Outcomes;

namespace Entente.Domain.Mentions;

public enum InboxStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>Posts that came together, are safe in the inbox, and are judged and recorded later; then the sums tell what became of them.</summary>
public sealed record InboxLot(
    Guid Id,
    int Version,
    DateTimeOffset ReceivedAt,
    int Posts,
    InboxStatus Status,
    int Tries,
    int Accepted,
    int Duplicates,
    int Rejected,
    DateTimeOffset? FinishedAt
)
{
    /// <summary>After so many failures it is left alone: its posts are kept, and may be tried again.</summary>
    public const int MostTries = 5;

    public static InboxLot Of(Guid id, int posts, DateTimeOffset now) => new(id, 1, now, posts, InboxStatus.Queued, 0, 0, 0, 0, null);

    /// <summary>Nothing of it was recorded: later again, or never.</summary>
    public InboxLot AfterFailure(DateTimeOffset now) =>
        Tries >= MostTries ? this with { Status = InboxStatus.Failed, FinishedAt = now } : this with { Status = InboxStatus.Queued };
}

public static class InboxErrors
{
    /// <summary>Only what was given up is tried again by hand.</summary>
    public static readonly Error NotFailed = new(ErrorKind.Conflict, "inbox_lot_not_failed");

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "inbox_lot_not_found", ("id", id));
}
