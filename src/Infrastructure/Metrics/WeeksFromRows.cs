namespace Entente.Infrastructure.Metrics;

/// <summary>
/// Statements that count weeks from the rows: of @brand_id, the @weeks by their Mondays in @time_zone, by network, channel and category.
/// </summary>
internal static class WeeksFromRows
{
    public const string CategoryOfCase = "coalesce(c.category, 'unclassified')";
    public const string ChannelOfCase = "coalesce(c.channel_id::text, 'none')";

    // Each week is counted by itself, by its range of the index: joined to all of them at once, the planner reads all mentions of the
    // brand. It cannot know how many rows a range holds either, and would sort where hashing takes half the time.
    // The truncated local time decides what belongs to a week, as it did for the mark. Where the clocks change near one of the week's ends it is
    // asked of the rows so near; all others are counted by their range, without a question to each.
    public const string Mentions = """
        select
            @brand_id as brand_id, w.week, f.network, coalesce(c.channel_id::text, 'none') as channel,
            coalesce(f.category, 'unclassified') as category,
            sum(c.n) as inbound,
            coalesce(sum(c.n) filter (where f.sentiment = 'positive'), 0) as positive,
            coalesce(sum(c.n) filter (where f.sentiment = 'neutral'), 0) as neutral,
            coalesce(sum(c.n) filter (where f.sentiment = 'negative'), 0) as negative,
            coalesce(sum(c.n) filter (where f.sentiment = 'negative' and f.category is not null), 0) as classified_negative,
            coalesce(sum(c.n) filter (where f.sentiment = 'negative' and f.category is not null and f.standing = 'permitted'), 0) as permitted_negative
        from unnest(@weeks) as w (week)
        cross join lateral (
            select
                begins, ends,
                case
                    when (begins + interval '3 hours') at time zone @time_zone - (begins - interval '3 hours') at time zone @time_zone
                            = interval '6 hours'
                        and (ends + interval '3 hours') at time zone @time_zone - (ends - interval '3 hours') at time zone @time_zone
                            = interval '6 hours'
                        then interval '0'
                    else interval '3 hours'
                end as near
            from (select w.week::timestamp at time zone @time_zone as begins, (w.week + 7)::timestamp at time zone @time_zone as ends) as of
            offset 0
        ) at
        cross join lateral (
            select m.facets, m.channel_id, count(*) as n
            from mentions m
            where m.brand_id = @brand_id
                and m.posted_at >= at.begins + at.near
                and m.posted_at < at.ends - at.near
                and not m.is_own
            group by 1, 2
            union all
            select m.facets, m.channel_id, 1
            from (
                values (at.begins - at.near, at.begins + at.near), (at.ends - at.near, at.ends + at.near)
            ) as edge (earliest, latest)
            join mentions m on m.brand_id = @brand_id and m.posted_at >= edge.earliest and m.posted_at < edge.latest
            where date_trunc('week', m.posted_at at time zone @time_zone)::date = w.week and not m.is_own
        ) c
        cross join lateral facets_told(c.facets) f
        group by w.week, f.network, 4, 5
        """;

    public const string Cases = $"""
        select
            @brand_id as brand_id, week, network, channel, category, sum(opened) as opened, sum(escalated) as escalated, sum(legal) as legal,
            sum(closed) as closed, sum(lead) as lead, sum(platform) as platform, sum(negative) as negative,
            sum(negative * legal) as negative_legal, sum(dialogue) as dialogues, sum(known) as dialogues_known,
            count(*) filter (where known = 1 and outcome = 'changed_mind') as changed_mind,
            count(*) filter (where known = 1 and outcome = 'edited') as edited,
            count(*) filter (where known = 1 and outcome = 'withdrew') as withdrew,
            count(*) filter (where known = 1 and outcome = 'defends_brand') as defends_brand
        from (
            select
                w.week, y.network, {ChannelOfCase} as channel, {CategoryOfCase} as category, 1 as opened,
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
            select w.week, y.network, {ChannelOfCase}, {CategoryOfCase}, 0, 0, 0, 1, 0, 0, 0, 0, 0, null
            from unnest(@weeks) as w (week)
            join case_cycles y
                on y.brand_id = @brand_id
                and y.closed_at >= (w.week - 1)::timestamp at time zone 'UTC'
                and y.closed_at < (w.week + 8)::timestamp at time zone 'UTC'
                and date_trunc('week', y.closed_at at time zone @time_zone)::date = w.week
            join cases c on c.brand_id = y.brand_id and c.id = y.case_id
        ) counted
        group by week, network, channel, category
        """;
}
