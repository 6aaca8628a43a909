using System.Globalization;
using Entente.Application.Replies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;

namespace Entente.Api.Replies;

/// <summary>
/// What a rule sees in a text, in the reader's language: why, and what to write instead. The place is in UTF-16 units, its end excluded;
/// it is the whole text where something is missing from it.
/// </summary>
public sealed record ReplyFindingView(string Rule, int Version, RuleLevel Level, int Start, int End, string Explanation, string Better)
{
    public static ReplyFindingView Of(ReplyFinding finding, CultureInfo language)
    {
        var (explanation, better) = ReplyRules.Words(finding.Key);
        return new(
            finding.RuleId,
            finding.RuleVersion,
            finding.Level,
            finding.Start,
            finding.End,
            explanation.In(language.Name),
            better.In(language.Name)
        );
    }

    public static IReadOnlyList<ReplyFindingView> AllOf(ReplyFindings findings, CultureInfo language) =>
        [.. findings.All.Select(f => Of(f, language))];
}

/// <summary>One reply with what the rules say of it. <c>answered_at</c> is when the author's answer to it was recorded.</summary>
public sealed record ReplyView(
    Guid Id,
    int Version,
    Guid CaseId,
    Guid MentionId,
    Visibility Visibility,
    string Text,
    ReplyStatus Status,
    IReadOnlyList<string> Blocks,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ReplyFindingView> Findings,
    string Author,
    string? Reviewer,
    string? ReviewReason,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? PublishedAt,
    string? Url,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public static ReplyView Of(ReplyDetail reply, CultureInfo language) =>
        new(
            reply.Id,
            reply.Version,
            reply.CaseId,
            reply.MentionId,
            reply.Visibility,
            reply.Text,
            reply.Status,
            reply.Findings.Blocks,
            reply.Findings.Warnings,
            ReplyFindingView.AllOf(reply.Findings, language),
            reply.Author,
            reply.Reviewer,
            reply.ReviewReason,
            reply.ReviewedAt,
            reply.PublishedAt,
            reply.Url,
            reply.AnsweredAt,
            reply.CreatedAt,
            reply.UpdatedAt
        );
}
