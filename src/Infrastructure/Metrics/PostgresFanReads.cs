using Dapper;
using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresFanReads(EntenteDatabase database) : IFanReads
{
    private sealed record WeekRow(
        DateOnly Week,
        Guid? CampaignId,
        string Origin,
        string Network,
        decimal? Reach,
        long Spend,
        long RipeSpend,
        long Won,
        long Named,
        long RipeWon,
        long RipeNamed,
        long Retained,
        long Due4,
        long Back4,
        long Due12,
        long Back12,
        long Due26,
        long Back26
    )
    {
        public FansOfWeek ToWeek() =>
            new(
                IsoWeek.Of(Week),
                CampaignId,
                Origin,
                Network,
                Reach,
                Spend,
                RipeSpend,
                Won,
                Named,
                RipeWon,
                RipeNamed,
                Retained,
                new Returned(Due4, Back4),
                new Returned(Due12, Back12),
                new Returned(Due26, Back26)
            );
    }

    private sealed record SentimentRow(DateOnly Week, string Origin, long Authors, long Positive, long Neutral, long Negative);

    // Every fan with the day they were won, and those won back with the day they came round.
    private const string Won = """
        won as (
            select f.campaign_id, c.kind as origin, c.network, f.won_on, f.count, f.is_named, f.author_id
            from campaign_fans f
            join campaigns c on c.brand_id = f.brand_id and c.id = f.campaign_id
            where f.brand_id = @brand_id
            union all
            select null, 'recovered', r.network, (r.recovered_at at time zone @time_zone)::date, 1, true, r.author_id
            from recovered_authors r
            where r.brand_id = @brand_id
        )
        """;

    // Days are the brand's. A window of four weeks is over when the day after it has come; only then is it known who wrote in it.
    private static readonly string Weeks = $"""
        with {Won},
        looked_at as (
            select
                w.*,
                w.won_on + @ripe <= @today as is_ripe,
                w.author_id is not null as is_known,
                coalesce(i.after_ripe, false) as is_retained,
                coalesce(i.at_4, false) as at_4, coalesce(i.at_12, false) as at_12, coalesce(i.at_26, false) as at_26
            from won w
            left join lateral (
                select
                    bool_or(m.posted_at >= {Midnight("@ripe")}) as after_ripe,
                    bool_or(m.posted_at >= {Midnight("28")} and m.posted_at < {Midnight("28 + @window")}) as at_4,
                    bool_or(m.posted_at >= {Midnight("84")} and m.posted_at < {Midnight("84 + @window")}) as at_12,
                    bool_or(m.posted_at >= {Midnight("182")} and m.posted_at < {Midnight("182 + @window")}) as at_26
                from mentions m
                where m.brand_id = @brand_id and m.author_id = w.author_id and not m.is_own
                    and m.posted_at >= {Midnight("28")} and m.posted_at < @now
            ) i on w.author_id is not null
            where w.won_on between @from and @to
        ),
        counted as (
            select
                date_trunc('week', won_on)::date as week, campaign_id, origin, network, 0::bigint as spend, 0::bigint as ripe_spend,
                count as won,
                case when is_named then count else 0 end as named,
                case when is_ripe then count else 0 end as ripe_won,
                case when is_ripe and is_known then 1 else 0 end as ripe_named,
                case when is_ripe and is_retained then 1 else 0 end as retained,
                (is_known and won_on + 28 + @window <= @today)::int as due_4,
                (at_4 and won_on + 28 + @window <= @today)::int as back_4,
                (is_known and won_on + 84 + @window <= @today)::int as due_12,
                (at_12 and won_on + 84 + @window <= @today)::int as back_12,
                (is_known and won_on + 182 + @window <= @today)::int as due_26,
                (at_26 and won_on + 182 + @window <= @today)::int as back_26
            from looked_at
            union all
            select
                date_trunc('week', k.spent_on)::date, c.id, c.kind, c.network, k.amount,
                case when k.spent_on + @ripe <= @today then k.amount else 0 end,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            from campaign_costs k
            join campaigns c on c.brand_id = k.brand_id and c.id = k.campaign_id
            where k.brand_id = @brand_id and k.spent_on between @from and @to
        )
        select
            n.week, n.campaign_id, n.origin, n.network, c.reach, sum(n.spend)::bigint as spend, sum(n.ripe_spend)::bigint as ripe_spend,
            sum(n.won)::bigint as won, sum(n.named)::bigint as named, sum(n.ripe_won)::bigint as ripe_won,
            sum(n.ripe_named)::bigint as ripe_named, sum(n.retained)::bigint as retained, sum(n.due_4)::bigint as due4,
            sum(n.back_4)::bigint as back4, sum(n.due_12)::bigint as due12, sum(n.back_12)::bigint as back12,
            sum(n.due_26)::bigint as due26, sum(n.back_26)::bigint as back26
        from counted n
        left join campaigns c on c.brand_id = @brand_id and c.id = n.campaign_id
        group by n.week, n.campaign_id, n.origin, n.network, c.reach
        order by n.week, n.origin, n.network, n.campaign_id
        """;

    private static readonly string Sentiment = $"""
        with {Won}
        select
            date_trunc('week', m.posted_at at time zone @time_zone)::date as week, w.origin, count(distinct w.author_id) as authors,
            count(*) filter (where m.sentiment = 'positive') as positive,
            count(*) filter (where m.sentiment = 'neutral') as neutral,
            count(*) filter (where m.sentiment = 'negative') as negative
        from won w
        join mentions m
            on m.brand_id = @brand_id and m.author_id = w.author_id and not m.is_own
            and m.posted_at >= @begins and m.posted_at < @ends
            and m.posted_at >= {Midnight("1")}
        group by 1, 2
        order by 1, 2
        """;

    private static string Midnight(string daysLater) => $"(w.won_on + {daysLater})::timestamp at time zone @time_zone";

    public async Task<FanLedger> ReadAsync(Brand brand, IsoWeek from, IsoWeek to, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var currency = await session.Connection.ExecuteScalarAsync<string?>(
            new CommandDefinition(
                "select currency from acquisition_ledgers where brand_id = @brand_id",
                new { brand_id = brand.Id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var rows = await session.Connection.QueryAsync<WeekRow>(
            new CommandDefinition(
                Weeks,
                new
                {
                    brand_id = brand.Id,
                    time_zone = brand.TimeZone,
                    from = from.Monday,
                    to = to.Monday.AddDays(6),
                    today = brand.DayOf(now),
                    now = now.UtcDateTime,
                    ripe = FanMetric.RipeAfterDays,
                    window = Retention.WindowDays,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return new FanLedger(currency, [.. rows.Select(r => r.ToWeek())]);
    }

    public async Task<IReadOnlyList<CohortSentiment>> SentimentAsync(Brand brand, IsoWeek from, IsoWeek to, CancellationToken ct)
    {
        var rows = await database.QueryAsync<SentimentRow>(
            brand.Id,
            Sentiment,
            new
            {
                brand_id = brand.Id,
                time_zone = brand.TimeZone,
                begins = from.StartIn(brand.Zone).UtcDateTime,
                ends = to.EndIn(brand.Zone).UtcDateTime,
            },
            ct
        );
        return [.. rows.Select(r => new CohortSentiment(IsoWeek.Of(r.Week), r.Origin, r.Authors, r.Positive, r.Neutral, r.Negative))];
    }
}
