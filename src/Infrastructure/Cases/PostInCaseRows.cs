using Dapper;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Cases;

/// <summary>The posts of a case as their rows hold them.</summary>
internal static class PostInCaseRows
{
    private sealed record Row(
        Guid Id,
        string? Category,
        bool IsJudged,
        bool BreaksPrinciple,
        bool IsGone,
        DateTime? HiddenAt,
        string? HiddenBy
    );

    public static async Task<IReadOnlyList<PostInCase>> OfCaseAsync(
        DatabaseSession session,
        Guid brandId,
        Guid caseId,
        CancellationToken ct
    )
    {
        var rows = await session.Connection.QueryAsync<Row>(
            new CommandDefinition(
                """
                select
                    m.id, coalesce(v.category, m.category) as category, v.category is not null as is_judged, m.breaks_principle,
                    m.deleted_at is not null as is_gone, m.hidden_at, m.hidden_by
                from case_mentions cm
                join mentions m on m.brand_id = cm.brand_id and m.id = cm.mention_id
                left join lateral (
                    select category
                    from verdicts
                    where brand_id = m.brand_id and mention_id = m.id and written_at = m.written_at
                    order by given_at desc, id desc
                    limit 1
                ) v on true
                where cm.brand_id = @brandId and cm.case_id = @caseId
                order by m.posted_at, m.id
                """,
                new { brandId, caseId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(ToPost)];
    }

    /// <summary>Writes which of them are hidden, where that is what happened; whoever calls holds the case.</summary>
    public static async Task KeepAsync(DatabaseSession session, Guid brandId, Case changed, CancellationToken ct)
    {
        if (!changed.NewEvents.Any(e => e.Kind is CaseEventKind.MentionHidden or CaseEventKind.MentionShown))
        {
            return;
        }
        var posts = changed.State.Posts;
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update mentions m
                set hidden_at = p.hidden_at, hidden_by = p.hidden_by
                from unnest(@ids, @hiddenAt, @hiddenBy) as p (id, hidden_at, hidden_by)
                where m.brand_id = @brandId and m.id = p.id and m.hidden_at is distinct from p.hidden_at
                """,
                new
                {
                    brandId,
                    ids = posts.Select(p => p.MentionId).ToArray(),
                    hiddenAt = posts.Select(p => p.Hidden?.At.UtcDateTime).ToArray(),
                    hiddenBy = posts.Select(p => p.Hidden?.By).ToArray(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }

    private static PostInCase ToPost(Row row) =>
        new(
            row.Id,
            row.Category is null ? null : Vocabulary.Parse<Category>(row.Category),
            row.IsJudged,
            row.BreaksPrinciple,
            row.IsGone,
            row.HiddenAt is { } at ? new Hiding(at, row.HiddenBy!) : null
        );
}
