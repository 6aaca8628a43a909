using Dapper;
using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresThreadReads(EntenteDatabase database) : IThreadReads
{
    private sealed record AuthorRow(
        Guid Id,
        string Network,
        string ExternalId,
        string? Handle,
        string? DisplayName,
        DateTime FirstSeenAt,
        int Posts,
        int Negative,
        int Positive
    );

    private sealed record CaseRow(Guid Id, string? Category, string Step, string? Outcome, DateTime OpenedAt);

    public async Task<IReadOnlyList<MentionItem>> AroundAsync(Guid brandId, Guid mentionId, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<MentionRow>(
            brandId,
            MentionRow.Select
                + """
                where m.brand_id = @brandId and m.id in (
                    select t.id
                    from (
                        select network, external_id, parent_external_id
                        from mentions
                        where brand_id = @brandId and id = @mentionId
                    ) i
                    cross join lateral (
                        (
                            select t.id, t.posted_at
                            from mentions t
                            where t.brand_id = @brandId and t.network = i.network and t.external_id = i.parent_external_id
                                and t.id <> @mentionId
                        )
                        union all
                        (
                            select t.id, t.posted_at
                            from mentions t
                            where t.brand_id = @brandId and t.network = i.network and t.parent_external_id = i.external_id
                                and t.id <> @mentionId
                            order by t.posted_at desc
                            limit @limit
                        )
                        union all
                        (
                            select t.id, t.posted_at
                            from mentions t
                            where t.brand_id = @brandId and t.network = i.network and t.parent_external_id = i.parent_external_id
                                and t.id <> @mentionId
                            order by t.posted_at desc
                            limit @limit
                        )
                    ) t
                    order by t.posted_at desc
                    limit @limit
                )
                order by m.posted_at, m.id
                """,
            new
            {
                brandId,
                mentionId,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToItem())];
    }

    public async Task<AuthorHistory?> OfAuthorAsync(Guid brandId, Guid authorId, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await using var answers = await session.Connection.QueryMultipleAsync(
            new CommandDefinition(
                History,
                new
                {
                    brandId,
                    authorId,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (await answers.ReadSingleOrDefaultAsync<AuthorRow>() is not { } author)
        {
            return null;
        }
        var latest = await answers.ReadAsync<MentionRow>();
        var cases = await answers.ReadAsync<CaseRow>();
        return new AuthorHistory(
            new MentionAuthor(author.Id, author.ExternalId, author.Handle, author.DisplayName),
            Vocabulary.Parse<Network>(author.Network),
            author.FirstSeenAt,
            author.Posts,
            author.Negative,
            author.Positive,
            [.. latest.Select(r => r.ToItem())],
            [.. cases.Select(ToCase)]
        );
    }

    private const string History = $"""
        select
            a.id, a.network, a.external_id, a.handle, a.display_name, a.first_seen_at, count(m.id)::int as posts,
            count(*) filter (where m.sentiment = 'negative')::int as negative,
            count(*) filter (where m.sentiment = 'positive')::int as positive
        from authors a
        left join mentions m on m.brand_id = a.brand_id and m.author_id = a.id
        where a.brand_id = @brandId and a.id = @authorId
        group by a.brand_id, a.id;

        {MentionRow.Select}
        where m.brand_id = @brandId and m.author_id = @authorId
        order by m.posted_at desc, m.id desc
        limit @limit;

        select c.id, c.category, c.step, y.outcome, y.opened_at
        from cases c
        join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle
        where c.brand_id = @brandId and c.author_id = @authorId
        order by y.opened_at desc
        limit @limit;
        """;

    private static AuthorCase ToCase(CaseRow row) =>
        new(
            row.Id,
            CaseState.ReferenceOf(row.Id),
            row.Category is null ? null : Vocabulary.Parse<Category>(row.Category),
            Vocabulary.Parse<Step>(row.Step),
            row.Outcome is null ? null : Vocabulary.Parse<Outcome>(row.Outcome),
            row.OpenedAt
        );
}
