using Dapper;
using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresWeekCountReads(EntenteDatabase database) : IWeekCountReads
{
    public async Task<IReadOnlyList<GroupWeek>> ReadAsync(Guid brandId, IsoWeek from, IsoWeek to, MetricGrouping by, CancellationToken ct)
    {
        var group = by == MetricGrouping.Category ? "category" : "network";
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<WeekCountsRow>(
            new CommandDefinition(
                // What is open at a week's end is all that was opened by then less all that was closed.
                $"""
                with mentioned as (
                    select
                        week, {group} as name, sum(inbound)::bigint as inbound, sum(positive)::bigint as positive,
                        sum(neutral)::bigint as neutral, sum(negative)::bigint as negative,
                        sum(classified_negative)::bigint as classified_negative, sum(permitted_negative)::bigint as permitted_negative
                    from weekly_mentions
                    where brand_id = @brandId and week between @from and @to
                    group by week, {group}
                ),
                worked as (
                    select
                        week, {group} as name, sum(opened)::bigint as opened, sum(escalated)::bigint as escalated,
                        sum(legal)::bigint as legal, sum(closed)::bigint as closed, sum(lead)::bigint as lead,
                        sum(platform)::bigint as platform, sum(negative)::bigint as negative,
                        sum(negative_legal)::bigint as negative_legal, sum(dialogues)::bigint as dialogues,
                        sum(dialogues_known)::bigint as dialogues_known, sum(changed_mind)::bigint as changed_mind,
                        sum(edited)::bigint as edited, sum(withdrew)::bigint as withdrew, sum(defends_brand)::bigint as defends_brand
                    from weekly_cases
                    where brand_id = @brandId and week between @from and @to
                    group by week, {group}
                ),
                open_before as (
                    select {group} as name, sum(opened - closed)::bigint as backlog
                    from weekly_cases
                    where brand_id = @brandId and week < @from
                    group by {group}
                ),
                names as (
                    select name from mentioned
                    union
                    select name from worked
                    union
                    select name from open_before
                ),
                weeks as (
                    select day::date as week
                    from generate_series(@from::timestamp, @to::timestamp, interval '7 days') as day
                )
                select
                    w.week, n.name,
                    coalesce(m.inbound, 0) as inbound,
                    coalesce(m.positive, 0) as positive,
                    coalesce(m.neutral, 0) as neutral,
                    coalesce(m.negative, 0) as negative,
                    coalesce(m.classified_negative, 0) as classified_negative,
                    coalesce(m.permitted_negative, 0) as permitted_negative,
                    coalesce(c.opened, 0) as opened,
                    coalesce(c.escalated, 0) as escalated,
                    coalesce(c.legal, 0) as legal,
                    coalesce(c.closed, 0) as closed,
                    (
                        coalesce(b.backlog, 0)
                        + sum(coalesce(c.opened - c.closed, 0)) over (partition by n.name order by w.week)
                    )::bigint as backlog,
                    coalesce(c.lead, 0) as lead,
                    coalesce(c.platform, 0) as platform,
                    coalesce(c.negative, 0) as negative_cases,
                    coalesce(c.negative_legal, 0) as negative_legal,
                    coalesce(c.dialogues, 0) as dialogues,
                    coalesce(c.dialogues_known, 0) as dialogues_known,
                    coalesce(c.changed_mind, 0) as changed_mind,
                    coalesce(c.edited, 0) as edited,
                    coalesce(c.withdrew, 0) as withdrew,
                    coalesce(c.defends_brand, 0) as defends_brand
                from weeks w
                cross join names n
                left join mentioned m on m.week = w.week and m.name = n.name
                left join worked c on c.week = w.week and c.name = n.name
                left join open_before b on b.name = n.name
                order by w.week, n.name
                """,
                new
                {
                    brandId,
                    from = from.Monday,
                    to = to.Monday,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(r => r.ToGroupWeek())];
    }

    public async Task<IReadOnlyList<ReportedWeek>> ReadReportedAsync(
        Guid brandId,
        IsoWeek from,
        IsoWeek to,
        MetricGrouping by,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var kept = await session.Connection.QueryAsync<string>(
            new CommandDefinition(
                """
                select (r -> 'counts')::text
                from closed_weeks w
                cross join jsonb_array_elements(w.reported) as r
                where w.brand_id = @brandId and w.week between @from and @to and r ->> 'by' = @by
                order by w.week, r -> 'counts' ->> 'name'
                """,
                new
                {
                    brandId,
                    from = from.Monday,
                    to = to.Monday,
                    by = Vocabulary.Word(by),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. kept.Select(k => StoredJson.Read<WeekCountsRow>(k).ToGroupWeek()).Select(k => new ReportedWeek(by, k.Group, k.Counts))];
    }
}
