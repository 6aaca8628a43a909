using Entente.Application.Replies;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Replies;

internal sealed record ReplyRow(
    Guid Id,
    int Version,
    Guid CaseId,
    Guid MentionId,
    string Visibility,
    string Text,
    string Status,
    string Findings,
    string AuthorId,
    string Author,
    string? ReviewerId,
    string? Reviewer,
    string? ReviewReason,
    DateTime? ReviewedAt,
    DateTime? PublishedAt,
    string? Url,
    DateTime? AnsweredAt,
    DateTime CreatedAt,
    DateTime UpdatedAt
)
{
    public const string Select = """
        select
            r.id, r.version, r.case_id, r.mention_id, r.visibility, r.text, r.status, r.findings::text, r.author_id, r.author,
            r.reviewer_id, r.reviewer, r.review_reason, r.reviewed_at, r.published_at, r.url,
            (
                select min(e.happened_at)
                from case_events e
                where e.brand_id = r.brand_id and e.case_id = r.case_id and e.kind = 'author_answered'
                    and e.happened_at >= r.published_at
            ) as answered_at,
            r.created_at, r.updated_at
        from replies r
        """;

    public static async Task<ReplyRow?> FindAsync(EntenteDatabase database, Guid brandId, Guid id, CancellationToken ct)
    {
        return await database.QuerySingleOrDefaultAsync<ReplyRow>(
            brandId,
            $"""
            {Select}
            where r.brand_id = @brandId and r.id = @id
            """,
            new { brandId, id },
            ct
        );
    }

    public Reply ToReply() =>
        new(
            new ReplyState(
                Id,
                Version,
                CaseId,
                MentionId,
                Vocabulary.Parse<Visibility>(Visibility),
                Text,
                Vocabulary.Parse<ReplyStatus>(Status),
                new ReplyFindings(StoredJson.Read<ReplyFinding[]>(Findings)),
                new Actor(AuthorId, Author),
                ReviewerId is null ? null : new Actor(ReviewerId, Reviewer!),
                ReviewReason,
                ReviewedAt,
                PublishedAt,
                Url,
                CreatedAt
            )
        );

    public ReplyDetail ToDetail() =>
        new(
            Id,
            Version,
            CaseId,
            MentionId,
            Vocabulary.Parse<Visibility>(Visibility),
            Text,
            Vocabulary.Parse<ReplyStatus>(Status),
            new ReplyFindings(StoredJson.Read<ReplyFinding[]>(Findings)),
            Author,
            Reviewer,
            ReviewReason,
            ReviewedAt,
            PublishedAt,
            Url,
            AnsweredAt,
            CreatedAt,
            UpdatedAt
        );
}
