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

    private const string RecountMentions = $"""
        set local enable_sort = off;

        delete from weekly_mentions where brand_id = @brand_id and week = any (@weeks);

        insert into weekly_mentions (
            brand_id, week, network, channel, category, inbound, positive, neutral, negative, classified_negative, permitted_negative, computed_at
        )
        select counted.*, @now
        from (
            {WeeksFromRows.Mentions}
        ) counted;
        """;

    private const string RecountCases = $"""
        delete from weekly_cases where brand_id = @brand_id and week = any (@weeks);

        insert into weekly_cases (
            brand_id, week, network, channel, category, opened, escalated, legal, closed, lead, platform, negative, negative_legal,
            dialogues, dialogues_known, changed_mind, edited, withdrew, defends_brand, computed_at
        )
        select counted.*, @now
        from (
            {WeeksFromRows.Cases}
        ) counted;
        """;
}
