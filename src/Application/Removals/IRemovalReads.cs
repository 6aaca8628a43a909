using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;

namespace Entente.Application.Removals;

/// <summary>Which requests a list asks for; null or empty means all.</summary>
public sealed record RemovalFilter(
    Guid? CaseId,
    IReadOnlyList<RemovalStatus> Statuses,
    IReadOnlyList<Network> Networks,
    string? Ground,
    bool? Reminded
);

/// <summary>The place in a list after which a page begins, newest first.</summary>
public sealed record RemovalCursor(DateTimeOffset CreatedAt, Guid Id);

/// <summary>
/// One request of a list. <see cref="AskedAt"/> is since when an answer is waited for, <see cref="RemindedDays"/> the last reminder of it.
/// </summary>
public sealed record RemovalListItem(
    Guid Id,
    string Reference,
    int Version,
    Guid CaseId,
    Guid MentionId,
    Network Network,
    string? Ground,
    Measure? Measure,
    int Score,
    RemovalStatus Status,
    string Author,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? AskedAt,
    int? RemindedDays,
    PlatformDecision? Decision,
    DateTimeOffset UpdatedAt
);

/// <summary>A reminder that was raised: <see cref="Day"/> days after <see cref="AskedAt"/> nobody had answered.</summary>
public sealed record Reminder(DateTimeOffset AskedAt, int Day, DateTimeOffset RaisedAt);

/// <summary>A request with the post it is about and its reminders.</summary>
public sealed record RemovalRead(RemovalState State, PostInQuestion Post, IReadOnlyList<Reminder> Reminders);

/// <summary>By what successes are told apart.</summary>
public enum SuccessesBy
{
    Network,
    Ground,
    Measure,

    /// <summary>Parts of the argument that were whole, beside those that were not.</summary>
    Part,

    /// <summary>The score: below 50, 50, 70, 85 and above.</summary>
    Score,
}

/// <summary>Requests that were decided, by their last decision, in one group. Requests withdrawn before count nowhere.</summary>
public sealed record RemovalSuccess(string Group, long Decided, long Removed, long Restricted, long Refused);

public interface IRemovalReads
{
    Task<IReadOnlyList<RemovalListItem>> ListAsync(
        Guid brandId,
        RemovalFilter filter,
        RemovalCursor? after,
        int limit,
        CancellationToken ct
    );

    Task<RemovalRead?> FindAsync(Guid brandId, Guid requestId, CancellationToken ct);

    /// <summary>The dossier as it was sent; null before.</summary>
    Task<SentDossier?> SentDossierAsync(Guid brandId, Guid requestId, CancellationToken ct);

    /// <summary>What worked, group by group.</summary>
    Task<IReadOnlyList<RemovalSuccess>> SuccessesAsync(Guid brandId, SuccessesBy by, CancellationToken ct);
}
