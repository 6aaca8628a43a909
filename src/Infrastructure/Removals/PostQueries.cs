using Dapper;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Domain.Replies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Removals;

/// <summary>What the desk knows of a post that a request is about.</summary>
internal static class PostQueries
{
    private sealed record PostRow(
        Guid Id,
        string Network,
        string ExternalId,
        string? ParentExternalId,
        string? Url,
        string Text,
        string? Language,
        DateTime PostedAt,
        DateTime? DeletedAt,
        DateTime? HiddenAt,
        string? Category,
        Array Principles,
        string? PersonalData,
        string? JudgedAs
    );

    private sealed record EvidenceRow(string Text, string Sha256, DateTime CapturedAt, bool Intact);

    private sealed record ReplyRow(DateTime HappenedAt, string? Visibility);

    /// <summary>Null when the post is not one of the case's; without a post named it is the case's first.</summary>
    public static async Task<PostInQuestion?> PostAsync(
        DatabaseSession session,
        Guid brandId,
        Guid caseId,
        Guid? mentionId,
        CancellationToken ct
    )
    {
        await using var rows = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                Statements,
                new
                {
                    brandId,
                    caseId,
                    mentionId,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var post = await rows.ReadSingleOrDefaultAsync<PostRow>();
        var evidence = await rows.ReadAsync<EvidenceRow>();
        var replies = await rows.ReadAsync<ReplyRow>();
        return post is null
            ? null
            : new PostInQuestion(
                post.Id,
                Vocabulary.Parse<Network>(post.Network),
                post.ExternalId,
                post.ParentExternalId,
                post.Url,
                post.Text,
                post.Language,
                post.PostedAt,
                post.DeletedAt,
                post.HiddenAt,
                post.Category is null ? null : Vocabulary.Parse<Category>(post.Category),
                [.. ((string[])post.Principles).Select(Vocabulary.Parse<SignalKind>)],
                StoredSignals.Read(post.PersonalData),
                [.. evidence.Select(e => new SealedWording(e.Text, e.Sha256, e.CapturedAt, e.Intact))],
                [
                    .. replies.Select(r => new ReplyToAuthor(
                        r.HappenedAt,
                        r.Visibility is null ? null : Vocabulary.Parse<Visibility>(r.Visibility)
                    )),
                ],
                post.JudgedAs is null ? null : Vocabulary.Parse<Standing>(post.JudgedAs)
            );
    }

    /// <summary>Category and principles are a person's, by the last verdict on the post; it counts where it is on its present words.</summary>
    private const string Statements = $"""
        select
            m.id, m.network, m.external_id, m.parent_external_id, m.url, m.text, {MentionLanguage.Column},
            m.posted_at, m.deleted_at, m.hidden_at, coalesce(v.category, c.category) as category,
            coalesce(v.principles, array[]::text[]) as principles, {StoredSignals.PersonalData},
            case when v.written_at = m.written_at then v.standing end as judged_as
        from case_mentions cm
        join cases c on c.brand_id = cm.brand_id and c.id = cm.case_id
        join mentions m on m.brand_id = cm.brand_id and m.id = cm.mention_id
        left join lateral (
            select category, principles, standing, written_at
            from verdicts
            where brand_id = m.brand_id and mention_id = m.id
            order by written_at = m.written_at desc, given_at desc, id desc
            limit 1
        ) v on true
        where cm.brand_id = @brandId and cm.case_id = @caseId and m.id = coalesce(@mentionId::uuid, c.first_mention_id);

        select
            e.content::json ->> 'text' as text, e.sha256, e.captured_at,
            {EvidenceSeal.Intact} as intact
        from evidence e
        join cases c on c.brand_id = e.brand_id and c.id = @caseId
        where e.brand_id = @brandId and e.mention_id = coalesce(@mentionId::uuid, c.first_mention_id)
        order by e.captured_at, e.sha256;

        select e.happened_at, e.details ->> 'visibility' as visibility
        from case_events e
        where e.brand_id = @brandId and e.case_id = @caseId and e.kind = 'reply_recorded'
        order by e.happened_at
        """;
}
