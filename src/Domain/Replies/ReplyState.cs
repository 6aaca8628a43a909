using Entente.Domain.Access;
using Entente.Domain.Replies.Review;

namespace Entente.Domain.Replies;

public enum ReplyStatus
{
    Draft,
    InReview,
    ChangesRequested,
    Approved,
    Published,
}

public enum ReviewDecision
{
    Approved,
    ChangesRequested,
}

/// <summary>Where a reply stands. <see cref="Version"/> counts its saved changes; the review is that of the present text.</summary>
public sealed record ReplyState(
    Guid Id,
    int Version,
    Guid CaseId,
    Guid MentionId,
    Visibility Visibility,
    string Text,
    ReplyStatus Status,
    ReplyFindings Findings,
    Actor Author,
    Actor? Reviewer,
    string? ReviewReason,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? PublishedAt,
    string? Url,
    DateTimeOffset CreatedAt
);
