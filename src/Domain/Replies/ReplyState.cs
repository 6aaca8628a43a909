using Entente.Domain.Access;

namespace Entente.Domain.Replies;

public enum ReplyStatus
{
    Draft,
    InReview,
    ChangesRequested,
    Approved,
    Published,
}

/// <summary>Who can read it: everybody under the post, or its author alone.</summary>
public enum Visibility
{
    Public,
    Private,
}

public enum ReviewDecision
{
    Approved,
    ChangesRequested,
}

/// <summary>What the reply rules say of a text: ids of the rules that block it and of those that only warn.</summary>
public sealed record RuleFindings(IReadOnlyList<string> Blocks, IReadOnlyList<string> Warnings)
{
    public static readonly RuleFindings None = new([], []);
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
    RuleFindings Findings,
    Actor Author,
    Actor? Reviewer,
    string? ReviewReason,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? PublishedAt,
    string? Url,
    DateTimeOffset CreatedAt
);
