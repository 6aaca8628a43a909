using Dapper;
using Entente.Application.Metrics;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Metrics;

internal sealed class PostgresWeekCountReads(EntenteDatabase database) : IWeekCountReads
{
    private sealed record Row(
        DateOnly Week,
        string Network,
        long Inbound,
        long Positive,
        long Neutral,
        long Negative,
        long ClassifiedNegative,
        long PermittedNegative,
        long Opened,
        long Escalated,
        long Legal,
        long Closed,
        long Backlog,
        long Lead,
        long Platform,
        long NegativeCases,
        long NegativeLegal,
        long Dialogues,
        long DialoguesKnown,
        long ChangedMind,
        long Edited,
        long Withdrew,
        long DefendsBrand
    );

    public async Task<IReadOnlyList<NetworkWeek>> ReadAsync(Guid brandId, IsoWeek from, IsoWeek to, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<Row>(
            new CommandDefinition(
                // What is open at a week's end is all that was opened by then less all that was closed.
                """
                with networks as (
                    select network from weekly_mentions where brand_id = @brandId and week between @from and @to
                    union
                    select network from weekly_cases where brand_id = @brandId and week <= @to
                ),
                weeks as (
                    select day::date as week
                    from generate_series(@from::timestamp, @to::timestamp, interval '7 days') as day
                ),
                open_before as (
                    select network, sum(opened - closed)::bigint as backlog
                    from weekly_cases
                    where brand_id = @brandId and week < @from
                    group by network
                )
                select
                    w.week, n.network,
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
                        + sum(coalesce(c.opened - c.closed, 0)) over (partition by n.network order by w.week)
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
                cross join networks n
                left join weekly_mentions m on m.brand_id = @brandId and m.week = w.week and m.network = n.network
                left join weekly_cases c on c.brand_id = @brandId and c.week = w.week and c.network = n.network
                left join open_before b on b.network = n.network
                order by w.week, n.network
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
        return [.. rows.Select(ToNetworkWeek)];
    }

    private static NetworkWeek ToNetworkWeek(Row r) =>
        new(
            Vocabulary.Parse<Network>(r.Network),
            new WeekCounts(
                IsoWeek.Of(r.Week),
                r.Inbound,
                r.Positive,
                r.Neutral,
                r.Negative,
                r.ClassifiedNegative,
                r.PermittedNegative,
                r.Opened,
                r.Escalated,
                r.Legal,
                r.Closed,
                r.Backlog,
                new LadderCounts(
                    r.Lead,
                    r.Platform,
                    r.NegativeCases,
                    r.NegativeLegal,
                    r.Dialogues,
                    r.DialoguesKnown,
                    r.ChangedMind,
                    r.Edited,
                    r.Withdrew,
                    r.DefendsBrand
                )
            )
        );
}
