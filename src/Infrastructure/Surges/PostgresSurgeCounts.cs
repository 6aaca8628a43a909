using Dapper;
using Entente.Application.Surges;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Surges;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Surges;

internal sealed class PostgresSurgeCounts(EntenteDatabase database) : ISurgeCounts
{
    /// <summary>Enough to tell what is said more than usual, whatever the size of the brand.</summary>
    private const int MostPosts = 2000;

    private sealed record StretchRow(int Hours, int DaysBack, string Network, Guid? ChannelId, long Everything, long Negative);

    private sealed record HourRow(DateTime Hour, string Network, Guid? ChannelId, long Everything, long Negative);

    private sealed record PostRow(bool Now, string Text, string? ParentExternalId);

    public async Task<IReadOnlyList<SurgeCounts>> CountAsync(Brand brand, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var beginnings = await PlaceBeginnings.ReadAsync(session, brand, now - SurgeBaseline.WeeksNeed, now, ct);
        if (beginnings.Of(SurgePlace.WholeBrand) is not { } first || SurgeBaseline.Of(first, now) is not { Count: > 0 } back)
        {
            return [];
        }
        var stretches = new SurgeStretches([.. back.Concat(SurgeBaseline.LastDays)]);
        var rows = await session.Connection.QueryAsync<StretchRow>(
            new CommandDefinition(
                // Earlier stretches are those of the same wall clock. Each is counted by its own range of an index: joined to all of
                // them at once, row-level security makes the planner read every mention of the brand for each.
                """
                with stretches as (
                    select l.hours, b.days_back, e.ends - l.hours * interval '1 hour' as begins, e.ends
                    from unnest(@days_back) as b (days_back)
                    cross join unnest(@hours) as l (hours)
                    cross join lateral (
                        select ((@now at time zone @time_zone) - b.days_back * interval '1 day') at time zone @time_zone as ends
                    ) e
                )
                select
                    s.hours, s.days_back, f.network, c.channel_id, sum(c.n)::bigint as everything,
                    coalesce(sum(c.n) filter (where f.sentiment = 'negative'), 0)::bigint as negative
                from stretches s
                cross join lateral (
                    select facets, channel_id, count(*) as n
                    from mentions
                    where brand_id = @brand_id and posted_at >= s.begins and posted_at < s.ends and not is_own
                    group by facets, channel_id
                ) c
                cross join lateral facets_told(c.facets) f
                group by s.hours, s.days_back, f.network, c.channel_id
                """,
                new
                {
                    brand_id = brand.Id,
                    now = now.UtcDateTime,
                    time_zone = brand.TimeZone,
                    hours = SurgeWindow.All.Select(w => w.Hours).ToArray(),
                    days_back = stretches.DaysBack,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var counts = new CountsByPlace(stretches.Count);
        foreach (var row in rows)
        {
            counts.Add(stretches.IndexOf(row.Hours, row.DaysBack), row.Network, row.ChannelId, row.Everything, row.Negative);
        }
        return [.. stretches.Read(counts, place => beginnings.Of(place) is { } at ? SurgeBaseline.Of(at, now) : [])];
    }

    public async Task<IReadOnlyList<SurgeHours>> HoursAsync(Brand brand, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var beginnings = await PlaceBeginnings.ReadAsync(session, brand, from, to, ct);
        if (beginnings.Of(SurgePlace.WholeBrand) is null)
        {
            return [];
        }
        var rows = await session.Connection.QueryAsync<HourRow>(
            new CommandDefinition(
                """
                select
                    c.hour, f.network, c.channel_id, sum(c.n)::bigint as everything,
                    coalesce(sum(c.n) filter (where f.sentiment = 'negative'), 0)::bigint as negative
                from (
                    select date_bin('1 hour', posted_at, @from) as hour, facets, channel_id, count(*) as n
                    from mentions
                    where brand_id = @brand_id and posted_at >= @from and posted_at < @to and not is_own
                    group by hour, facets, channel_id
                ) c
                cross join lateral facets_told(c.facets) f
                group by c.hour, f.network, c.channel_id
                """,
                new
                {
                    brand_id = brand.Id,
                    from = from.UtcDateTime,
                    to = to.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var hours = (int)Math.Ceiling((to - from).TotalHours);
        var counts = new CountsByPlace(hours);
        foreach (var row in rows)
        {
            counts.Add((int)(row.Hour - from.UtcDateTime).TotalHours, row.Network, row.ChannelId, row.Everything, row.Negative);
        }
        return
        [
            .. counts
                .Watched()
                .Select(p => (p.Place, FirstPostAt: beginnings.Of(p.Place), p.Alike))
                .Where(p => p.FirstPostAt is not null)
                .SelectMany(
                    _ => Enum.GetValues<SurgeScope>(),
                    (p, scope) => new SurgeHours(p.Place, scope, p.FirstPostAt!.Value, new(from, counts.All(p.Place, scope)), p.Alike)
                ),
        ];
    }

    public async Task<(IReadOnlyList<SurgePost> Posts, IReadOnlyList<SurgePost> Usual)> PostsAsync(
        Brand brand,
        SurgePlace place,
        SurgeScope scope,
        SurgeWindow window,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var only =
            (place.Network is null ? "" : " and network = @network")
            + (place.ChannelId is null ? "" : " and channel_id = @channel_id")
            + (scope == SurgeScope.Negative ? " and sentiment = 'negative'" : "");
        var rows = (
            await database.QueryAsync<PostRow>(
                brand.Id,
                $"""
                (
                    select true as now, text, parent_external_id
                    from mentions
                    where brand_id = @brand_id and posted_at >= @begins and posted_at < @now and not is_own{only}
                    order by posted_at desc
                    limit @most
                )
                union all
                (
                    select false, text, parent_external_id
                    from mentions
                    where brand_id = @brand_id and posted_at >= @week_before and posted_at < @begins and not is_own{only}
                    order by posted_at desc
                    limit @most
                )
                """,
                new
                {
                    brand_id = brand.Id,
                    now = now.UtcDateTime,
                    begins = now.AddHours(-window.Hours).UtcDateTime,
                    week_before = now.AddHours(-window.Hours).AddDays(-7).UtcDateTime,
                    network = place.Network is { } network ? Vocabulary.Word(network) : null,
                    channel_id = place.ChannelId,
                    most = MostPosts,
                },
                ct
            )
        ).ToLookup(r => r.Now, r => new SurgePost(r.Text, r.ParentExternalId));
        return ([.. rows[true]], [.. rows[false]]);
    }
}
