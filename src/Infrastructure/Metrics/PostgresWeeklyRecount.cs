using Dapper;
using Entente.Application.Metrics;
using Entente.Domain.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

/// <summary>Recomputes from rows every week marked dirty, set-based; running it twice, late or on two servers changes nothing.</summary>
internal sealed class PostgresWeeklyRecount(EntenteDatabase database, TimeProvider clock) : IWeeklyRecount
{
    /// <summary>A big brand's years may be recounted at once: longer than a request may take, shorter than for ever.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Marks every week that has rows or figures; the recount also deletes the figures that rows no longer bear out.</summary>
    public async Task<int> RebuildAsync(Brand brand, CancellationToken ct)
    {
        await using (var session = await database.OpenAsync(brand.Id, ct))
        {
            await session.AllowAsync(Longest, ct);
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    MarkEveryWeek,
                    new { brand_id = brand.Id, time_zone = brand.TimeZone },
                    session.Transaction,
                    (int)Longest.TotalSeconds,
                    cancellationToken: ct
                )
            );
            await session.CommitAsync(ct);
        }
        return await RecountDirtyWeeksAsync(brand, ct);
    }

    public async Task<int> RecountDirtyWeeksAsync(Brand brand, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var key = new { brand_id = brand.Id };
        if (
            !await session.Connection.ExecuteScalarAsync<bool>(
                Sql("select exists (select from dirty_weeks where brand_id = @brand_id)", key)
            )
        )
        {
            return 0;
        }
        await session.AllowAsync(Longest, ct);
        // Recounts of one brand follow each other, so that none writes figures older than another's. The lock is taken before the
        // marks, in a statement of its own: whatever they mark is then visible to the count.
        await session.Connection.ExecuteAsync(
            Sql("select pg_advisory_xact_lock(hashtextextended('weekly recount ' || @brand_id::text, 0))", key)
        );
        var weeks = (
            await session.Connection.QueryAsync<DateOnly>(
                Sql(
                    """
                    with taken as (
                        delete from dirty_weeks
                        where brand_id = @brand_id
                        returning week
                    )
                    select distinct week
                    from taken
                    """,
                    key
                )
            )
        ).ToArray();
        var recount = new
        {
            brand_id = brand.Id,
            time_zone = brand.TimeZone,
            now = clock.GetUtcNow().UtcDateTime,
            weeks,
        };
        await session.Connection.ExecuteAsync(Sql(RecountCases, recount));
        await session.Connection.ExecuteAsync(Sql(RecountMentions, recount));
        await session.CommitAsync(ct);
        return weeks.Length;

        CommandDefinition Sql(string text, object parameters) =>
            new(text, parameters, session.Transaction, (int)Longest.TotalSeconds, cancellationToken: ct);
    }

    // The mentions are asked week by week for one of them, not read. A change of the clocks may move a week's ends, hence the three hours.
    private const string MarkEveryWeek = """
        insert into dirty_weeks (brand_id, week)
        select @brand_id, week from weekly_mentions where brand_id = @brand_id
        union
        select @brand_id, week from weekly_cases where brand_id = @brand_id
        union
        select @brand_id, w.week
        from (select min(posted_at) as first, max(posted_at) as last from mentions where brand_id = @brand_id) m
        cross join lateral (
            select at::date as week
            from generate_series(
                date_trunc('week', m.first at time zone @time_zone), date_trunc('week', m.last at time zone @time_zone), interval '7 days'
            ) as at
        ) w
        cross join lateral (
            select true
            from mentions
            where brand_id = @brand_id
                and posted_at >= w.week::timestamp at time zone @time_zone - interval '3 hours'
                and posted_at < (w.week + 7)::timestamp at time zone @time_zone + interval '3 hours'
            limit 1
        ) found
        union
        select @brand_id, date_trunc('week', at at time zone @time_zone)::date
        from case_cycles
        cross join lateral (values (opened_at), (closed_at)) as touched (at)
        where brand_id = @brand_id and at is not null
        """;

    // Each week is counted by itself, by its range of the index: joined to all of them at once, the planner reads all mentions of the
    // brand. It cannot know how many rows a range holds either, and would sort where hashing takes half the time.
    // The truncated local time decides what belongs to a week, as it did for the mark. It is asked only of rows so near the week's ends
    // that a change of the clocks could matter; those between are counted without a question to each.
    private const string RecountMentions = """
        set local enable_sort = off;

        delete from weekly_mentions where brand_id = @brand_id and week = any (@weeks);

        insert into weekly_mentions (
            brand_id, week, network, category, inbound, positive, neutral, negative, classified_negative, permitted_negative, computed_at
        )
        select
            @brand_id, w.week, c.network, coalesce(c.category, 'unclassified'),
            sum(c.n),
            coalesce(sum(c.n) filter (where c.sentiment = 'positive'), 0),
            coalesce(sum(c.n) filter (where c.sentiment = 'neutral'), 0),
            coalesce(sum(c.n) filter (where c.sentiment = 'negative'), 0),
            coalesce(sum(c.n) filter (where c.sentiment = 'negative' and c.category is not null), 0),
            coalesce(sum(c.n) filter (where c.sentiment = 'negative' and c.category is not null and c.standing = 'permitted'), 0),
            @now
        from unnest(@weeks) as w (week)
        cross join lateral (
            select w.week::timestamp at time zone @time_zone as begins, (w.week + 7)::timestamp at time zone @time_zone as ends
            offset 0
        ) at
        cross join lateral (
            select m.network, m.category, m.sentiment, m.standing, count(*) as n
            from mentions m
            where m.brand_id = @brand_id
                and m.posted_at >= at.begins + interval '3 hours'
                and m.posted_at < at.ends - interval '3 hours'
                and not m.is_own
            group by 1, 2, 3, 4
            union all
            select m.network, m.category, m.sentiment, m.standing, 1
            from (
                values
                    (at.begins - interval '3 hours', at.begins + interval '3 hours'),
                    (at.ends - interval '3 hours', at.ends + interval '3 hours')
            ) as near (earliest, latest)
            join mentions m on m.brand_id = @brand_id and m.posted_at >= near.earliest and m.posted_at < near.latest
            where date_trunc('week', m.posted_at at time zone @time_zone)::date = w.week and not m.is_own
        ) c
        group by w.week, c.network, 4;
        """;

    private const string RecountCases = """
        delete from weekly_cases where brand_id = @brand_id and week = any (@weeks);

        insert into weekly_cases (
            brand_id, week, network, category, opened, escalated, legal, closed, lead, platform, negative, negative_legal,
            dialogues, dialogues_known, changed_mind, edited, withdrew, defends_brand, computed_at
        )
        select
            @brand_id, week, network, category, sum(opened), sum(escalated), sum(legal), sum(closed), sum(lead), sum(platform),
            sum(negative), sum(negative * legal), sum(dialogue), sum(known),
            count(*) filter (where known = 1 and outcome = 'changed_mind'),
            count(*) filter (where known = 1 and outcome = 'edited'),
            count(*) filter (where known = 1 and outcome = 'withdrew'),
            count(*) filter (where known = 1 and outcome = 'defends_brand'),
            @now
        from (
            select
                w.week, y.network, coalesce(c.category, 'unclassified') as category, 1 as opened,
                case when coalesce(y.lead_at, y.platform_at, y.legal_at) is not null then 1 else 0 end as escalated,
                case when y.legal_at is not null then 1 else 0 end as legal,
                0 as closed,
                (y.lead_at is not null)::int as lead,
                (y.platform_at is not null)::int as platform,
                (c.standing <> 'welcome')::int as negative,
                (c.standing <> 'welcome' and y.dialogue_at is not null)::int as dialogue,
                (c.standing <> 'welcome' and y.dialogue_at is not null and coalesce(y.outcome, 'no_answer') <> 'no_answer')::int as known,
                y.outcome
            from unnest(@weeks) as w (week)
            join case_cycles y
                on y.brand_id = @brand_id
                and y.opened_at >= (w.week - 1)::timestamp at time zone 'UTC'
                and y.opened_at < (w.week + 8)::timestamp at time zone 'UTC'
                and date_trunc('week', y.opened_at at time zone @time_zone)::date = w.week
            join cases c on c.brand_id = y.brand_id and c.id = y.case_id
            union all
            select w.week, y.network, coalesce(c.category, 'unclassified'), 0, 0, 0, 1, 0, 0, 0, 0, 0, null
            from unnest(@weeks) as w (week)
            join case_cycles y
                on y.brand_id = @brand_id
                and y.closed_at >= (w.week - 1)::timestamp at time zone 'UTC'
                and y.closed_at < (w.week + 8)::timestamp at time zone 'UTC'
                and date_trunc('week', y.closed_at at time zone @time_zone)::date = w.week
            join cases c on c.brand_id = y.brand_id and c.id = y.case_id
        ) counted
        group by week, network, category;
        """;
}
