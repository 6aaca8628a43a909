using System.Data;
using Dapper;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Triage;

internal sealed class PostgresVerdictReads(EntenteDatabase database) : IVerdictReads
{
    private sealed record CellRow(string Person, string Machine, long Count);

    private sealed record TeachingRow(
        Guid MentionId,
        DateTime WrittenAt,
        string Text,
        string? Language,
        string Category,
        string Actor,
        DateTime GivenAt
    );

    public async Task<IReadOnlyList<AgreementCell>> AgreementAsync(
        Guid brandId,
        DateTimeOffset? from,
        DateTimeOffset? to,
        CancellationToken ct
    )
    {
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("from", from?.UtcDateTime, DbType.DateTime);
        p.Add("to", to?.UtcDateTime, DbType.DateTime);
        // The assessment that the person saw: the last one before the verdict, never one of a later model.
        const string cells = """
            select v.category as person, a.category as machine, count(*) as count
            from (
                select distinct on (mention_id, written_at) mention_id, written_at, category, given_at
                from verdicts
                where brand_id = @brandId
                order by mention_id, written_at, given_at desc, id desc
            ) v
            cross join lateral (
                select category
                from assessments
                where brand_id = @brandId and mention_id = v.mention_id and written_at = v.written_at and assessed_at <= v.given_at
                order by assessed_at desc
                limit 1
            ) a
            where a.category is not null
                and (@from is null or v.given_at >= @from)
                and (@to is null or v.given_at < @to)
            group by v.category, a.category
            """;
        var rows = await database.QueryAsync<CellRow>(brandId, cells, p, ct);
        return [.. rows.Select(r => new AgreementCell(Parse(r.Person), Parse(r.Machine), r.Count))];
    }

    public async Task<IReadOnlyList<TeachingVerdict>> TeachingAsync(Guid brandId, DateTimeOffset until, int most, CancellationToken ct)
    {
        const string teaching = """
            select v.mention_id, v.written_at, coalesce(r.text, m.text) as text,
                case when r.text is null then m.language else r.language end as language, v.category, v.actor, v.given_at
            from (
                select distinct on (mention_id, written_at, actor) mention_id, written_at, actor, category, given_at, id
                from verdicts
                where brand_id = @brandId and given_at <= @until
                order by mention_id, written_at, actor, given_at desc, id desc
            ) v
            join mentions m on m.brand_id = @brandId and m.id = v.mention_id
            left join mention_revisions r on r.brand_id = @brandId and r.mention_id = v.mention_id and r.written_at = v.written_at
            where r.text is not null or m.written_at = v.written_at
            order by v.given_at desc, v.id desc
            limit @most
            """;
        var rows = await database.QueryAsync<TeachingRow>(
            brandId,
            teaching,
            new
            {
                brandId,
                until = until.UtcDateTime,
                most,
            },
            ct
        );
        return
        [
            .. rows.Reverse()
                .Select(r => new TeachingVerdict(r.MentionId, r.WrittenAt, r.Text, r.Language, Parse(r.Category), r.Actor, r.GivenAt)),
        ];
    }

    public async Task<DateTimeOffset> NewSinceAsync(Guid brandId, bool onlyReplaced, CancellationToken ct) =>
        (
            await database.QueryAsync<DateTime?>(
                brandId,
                """
                select max(started_at)
                from triage_models
                where brand_id = @brandId and status = 'succeeded' and (not @onlyReplaced or decision = 'replaced')
                """,
                new { brandId, onlyReplaced },
                ct
            )
        ).Single() ?? DateTime.UnixEpoch;

    public async Task<int> CountSinceAsync(Guid brandId, DateTimeOffset since, CancellationToken ct) =>
        (
            await database.QueryAsync<int>(
                brandId,
                "select count(*)::int from verdicts where brand_id = @brandId and given_at > @since",
                new { brandId, since = since.UtcDateTime },
                ct
            )
        ).Single();

    private static Category Parse(string word) => Vocabulary.Parse<Category>(word);
}
