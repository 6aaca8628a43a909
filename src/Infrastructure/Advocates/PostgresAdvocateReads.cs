using Dapper;
using Entente.Application.Advocates;
using Entente.Domain;
using Entente.Domain.Advocates;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Advocates;

internal sealed class PostgresAdvocateReads(EntenteDatabase database) : IAdvocateReads
{
    // What the metric advocate_conversion counts of somebody won back, r.
    private const string PositivePosts = """
        from mentions m
        where m.brand_id = @brandId and m.author_id = r.author_id and m.sentiment = 'positive' and not m.is_own
            and m.posted_at > r.recovered_at and m.posted_at <= r.recovered_at + interval '180 days'
        """;

    private const string Defences = """
        from cases c
        join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id
        where c.brand_id = @brandId and c.author_id = r.author_id and y.outcome = 'defends_brand'
        """;

    // Why an author is one: what the metric advocate_conversion counts, and a case that ended with them defending the brand.
    private const string Why = $"""
        cross join lateral (
            select count(*) as positive_posts, max(m.posted_at) as last_positive_at
            {PositivePosts}
        ) p
        cross join lateral (
            select exists (
                select
                {Defences}
            ) as defended
        ) d
        """;

    private const string Author = "a.id as author_id, a.network, a.external_id, a.handle, a.display_name";

    private static readonly string Asked = $"""
        select
            v.id, v.version, v.status, v.created_at, v.updated_at, {Author}, r.case_id, r.outcome, r.recovered_at,
            coalesce(w.defended, false) as defended, coalesce(w.positive_posts, 0) as positive_posts, w.last_positive_at
        from advocates v
        join authors a on a.brand_id = v.brand_id and a.id = v.author_id
        left join recovered_authors r on r.brand_id = v.brand_id and r.author_id = v.author_id
        left join lateral (
            select p.positive_posts, p.last_positive_at, d.defended
            from (select r.author_id, r.recovered_at) r
            {Why}
        ) w on r.author_id is not null
        where v.brand_id = @brandId
        """;

    // Asked of one author after another in their order, so that a page stops at its last one.
    private const string IsCandidate = $"""
        not exists (select from advocates v where v.brand_id = @brandId and v.author_id = r.author_id)
            and (
                exists (
                    select
                    {PositivePosts}
                )
                or exists (
                    select
                    {Defences}
                )
            )
        """;

    private sealed record WhyRow
    {
        public Guid Id { get; init; }
        public int Version { get; init; }
        public string? Status { get; init; }
        public DateTime CreatedAt { get; init; }
        public DateTime UpdatedAt { get; init; }
        public Guid AuthorId { get; init; }
        public string Network { get; init; } = "";
        public string ExternalId { get; init; } = "";
        public string? Handle { get; init; }
        public string? DisplayName { get; init; }
        public Guid? CaseId { get; init; }
        public string? Outcome { get; init; }
        public DateTime? RecoveredAt { get; init; }
        public bool Defended { get; init; }
        public long PositivePosts { get; init; }
        public DateTime? LastPositiveAt { get; init; }

        public AdvocateAuthor Author => new(AuthorId, Vocabulary.Parse<Network>(Network), ExternalId, Handle, DisplayName);

        public ComingRound? Why =>
            CaseId is { } caseId
                ? new(caseId, Outcome!, RecoveredAt!.Value, Defended, PositivePosts, LastPositiveAt is { } at ? at : null)
                : null;

        public AdvocateRead ToRead(Guid brandId, IEnumerable<AnswerRow> answers) =>
            new(
                new Advocate(Id, brandId, AuthorId, Version, Vocabulary.Parse<AdvocateAnswer>(Status!), CreatedAt, UpdatedAt),
                Author,
                Why,
                [.. answers.Select(a => a.ToAnswer())]
            );
    }

    private sealed record AnswerRow(
        Guid AdvocateId,
        string Answer,
        string AskedBy,
        DateTime AskedAt,
        DateTime AnsweredAt,
        string GivenThrough,
        string? Note,
        string RecordedBy,
        DateTime RecordedAt
    )
    {
        public RecordedAnswer ToAnswer() =>
            new(
                Vocabulary.Parse<AdvocateAnswer>(Answer),
                AskedBy,
                AskedAt,
                AnsweredAt,
                Vocabulary.Parse<AnswerChannel>(GivenThrough),
                Note,
                RecordedBy,
                RecordedAt
            );
    }

    public Task<IReadOnlyList<AdvocateRead>> ListAsync(
        Guid brandId,
        AdvocateAnswer status,
        AdvocateCursor? after,
        int limit,
        CancellationToken ct
    ) =>
        AskedAsync(
            brandId,
            $"""
            {Asked} and v.status = @status {(after is null ? "" : "and (v.updated_at, v.id) < (@at, @after)")}
            order by v.updated_at desc, v.id desc
            limit @limit
            """,
            new
            {
                brandId,
                status = Vocabulary.Word(status),
                at = after?.At.UtcDateTime,
                after = after?.Id,
                limit,
            },
            ct
        );

    public async Task<AdvocateRead?> FindAsync(Guid brandId, Guid advocateId, CancellationToken ct) =>
        (await AskedAsync(brandId, $"{Asked} and v.id = @advocateId", new { brandId, advocateId }, ct)).SingleOrDefault();

    public async Task<IReadOnlyList<AdvocateCandidate>> CandidatesAsync(
        Guid brandId,
        AdvocateCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<WhyRow>(
            Sql(
                session,
                $"""
                with candidates as materialized (
                    select *
                    from (
                        select *
                        from recovered_authors r
                        where r.brand_id = @brandId {(after is null ? "" : "and (r.recovered_at, r.author_id) < (@at, @after)")}
                        order by r.recovered_at desc, r.author_id desc
                        offset 0
                    ) r
                    where {IsCandidate}
                    order by r.recovered_at desc, r.author_id desc
                    limit @limit
                )
                select {Author}, r.case_id, r.outcome, r.recovered_at, d.defended, p.positive_posts, p.last_positive_at
                from candidates r
                join authors a on a.brand_id = @brandId and a.id = r.author_id
                {Why}
                order by r.recovered_at desc, r.author_id desc
                """,
                new
                {
                    brandId,
                    at = after?.At.UtcDateTime,
                    after = after?.Id,
                    limit,
                },
                ct
            )
        );
        return [.. rows.Select(r => new AdvocateCandidate(r.Author, r.Why!))];
    }

    public async Task<AdvocateCounts> CountAsync(Guid brandId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await session.Connection.QuerySingleAsync<AdvocateCounts>(
            Sql(
                session,
                $"""
                select
                    (select count(*) from recovered_authors r where r.brand_id = @brandId and {IsCandidate}) as candidates,
                    (select count(*) from advocates where brand_id = @brandId and status = 'consented') as consented
                """,
                new { brandId },
                ct
            )
        );
    }

    private async Task<IReadOnlyList<AdvocateRead>> AskedAsync(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = (await session.Connection.QueryAsync<WhyRow>(Sql(session, sql, parameters, ct))).ToList();
        var answers = await session.Connection.QueryAsync<AnswerRow>(
            Sql(
                session,
                """
                select advocate_id, answer, asked_by, asked_at, answered_at, given_through, note, recorded_by, recorded_at
                from advocate_answers
                where brand_id = @brandId and advocate_id = any (@ids)
                order by advocate_id, number
                """,
                new { brandId, ids = rows.Select(r => r.Id).ToArray() },
                ct
            )
        );
        var byAdvocate = answers.ToLookup(a => a.AdvocateId);
        return [.. rows.Select(r => r.ToRead(brandId, byAdvocate[r.Id]))];
    }

    private static CommandDefinition Sql(DatabaseSession session, string text, object parameters, CancellationToken ct) =>
        new(text, parameters, session.Transaction, cancellationToken: ct);
}
