using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Application.Replies;

/// <summary>Which replies a list asks for; null means all.</summary>
public sealed record ReplyFilter(Guid? CaseId, IReadOnlyList<ReplyStatus> Statuses);

/// <summary>The place in a list after which a page begins, newest first.</summary>
public sealed record ReplyCursor(DateTimeOffset CreatedAt, Guid Id);

/// <summary>One reply. <see cref="AnsweredAt"/> is when the author's answer to it was recorded. Times are UTC.</summary>
public sealed record ReplyDetail(
    Guid Id,
    int Version,
    Guid CaseId,
    Guid MentionId,
    Visibility Visibility,
    string Text,
    ReplyStatus Status,
    ReplyFindings Findings,
    string Author,
    string? Reviewer,
    string? ReviewReason,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? PublishedAt,
    string? Url,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
);

/// <summary>
/// How often a rule's block was overridden: replies it blocked that were approved, over replies it blocked that were reviewed. Null where
/// none was. A rule overridden more than half the time is a bad rule.
/// </summary>
public sealed record RuleOverrides(string Rule, int Reviewed, int Overridden, decimal? Rate);

public interface IReplyReads
{
    Task<IReadOnlyList<ReplyDetail>> ListAsync(Guid brandId, ReplyFilter filter, ReplyCursor? after, int limit, CancellationToken ct);

    Task<ReplyDetail?> FindAsync(Guid brandId, Guid replyId, CancellationToken ct);

    Task<IReadOnlyList<RuleOverrides>> OverridesAsync(Guid brandId, CancellationToken ct);
}
