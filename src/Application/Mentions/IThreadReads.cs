using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;

namespace Entente.Application.Mentions;

/// <summary>A case the desk had with an author.</summary>
public sealed record AuthorCase(Guid Id, string Reference, Category? Category, Step Step, Outcome? Outcome, DateTimeOffset OpenedAt);

/// <summary>
/// What the brand knows of an author: how many posts, how many of them negative and positive, the latest posts and cases first.
/// </summary>
public sealed record AuthorHistory(
    MentionAuthor Author,
    Network Network,
    DateTimeOffset FirstSeenAt,
    int Posts,
    int Negative,
    int Positive,
    IReadOnlyList<MentionItem> Latest,
    IReadOnlyList<AuthorCase> Cases
);

public interface IThreadReads
{
    /// <summary>What stands around a post: the one it answers, those under the same one, those under it; oldest first, without itself.</summary>
    Task<IReadOnlyList<MentionItem>> AroundAsync(Guid brandId, Guid mentionId, int limit, CancellationToken ct);

    /// <summary>Null when the brand has no such author. At most <paramref name="limit"/> posts and as many cases.</summary>
    Task<AuthorHistory?> OfAuthorAsync(Guid brandId, Guid authorId, int limit, CancellationToken ct);
}
