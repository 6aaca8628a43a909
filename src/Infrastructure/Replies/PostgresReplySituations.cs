using Entente.Application.Replies;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Replies;

internal sealed class PostgresReplySituations(EntenteDatabase database) : IReplySituations
{
    private const int SentLatelyAtMost = 200;

    private sealed record Row(
        string Network,
        string? Language,
        string? Category,
        string Standing,
        string? Step,
        string? PolicyVersion,
        bool IsFirstReply,
        int PublicReplies,
        DateTime PostedAt,
        Array SentLately
    );

    public async Task<ReplySituation?> OfPostAsync(Guid brandId, Guid mentionId, Guid? replyId, DateTimeOffset now, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<Row>(
            brandId,
            Statement,
            new
            {
                brandId,
                mentionId,
                replyId = replyId ?? Guid.Empty,
                since = now.AddHours(-24).UtcDateTime,
                most = SentLatelyAtMost,
            },
            ct
        );
        return row is null
            ? null
            : new ReplySituation(
                Vocabulary.Parse<Network>(row.Network),
                row.Language,
                row.Category is null ? null : Vocabulary.Parse<Category>(row.Category),
                Vocabulary.Parse<Standing>(row.Standing),
                row.Step is null ? null : Vocabulary.Parse<Step>(row.Step),
                row.PolicyVersion,
                row.IsFirstReply,
                row.PublicReplies,
                row.PostedAt,
                (string[])row.SentLately
            );
    }

    /// <summary>What was said to an author is read from the histories of their cases: it holds replies that were written elsewhere too.</summary>
    private const string Statement = $"""
        select
            m.network, {MentionLanguage.Column}, coalesce(c.category, m.category) as category,
            coalesce(c.standing, m.standing) as standing, c.step, c.policy_version, y.last_reply_at is null as is_first_reply,
            (
                select count(*)::int
                from cases o
                join case_events e on e.brand_id = o.brand_id and e.case_id = o.id and e.kind = 'reply_recorded'
                where o.brand_id = m.brand_id and o.author_id = m.author_id and coalesce(e.details ->> 'visibility', 'public') = 'public'
            ) as public_replies,
            m.posted_at,
            array(
                select r.text
                from replies r
                where r.brand_id = m.brand_id and r.published_at >= @since and r.id <> @replyId
                order by r.published_at desc
                limit @most
            ) as sent_lately
        from mentions m
        left join case_mentions cm on cm.brand_id = m.brand_id and cm.mention_id = m.id
        left join cases c on c.brand_id = m.brand_id and c.id = cm.case_id
        left join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle
        where m.brand_id = @brandId and m.id = @mentionId
        """;
}
