using Dapper;
using Entente.Application.Surges;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Surges;

internal sealed class PostgresSurgeCounts(EntenteDatabase database) : ISurgeCounts
{
    /// <summary>Enough to tell what is said more than usual, whatever the size of the brand.</summary>
    private const int MostPosts = 2000;

    private sealed record CountRow(int Hours, int Nth, string Network, long Everything, long Negative);

    private sealed record HourRow(string? Network, DateTime Hour, long Everything, long Negative);

    private sealed record PostRow(bool Now, string Text, string? ParentExternalId);

    public async Task<IReadOnlyList<SurgeCounts>> CountAsync(Brand brand, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        if (
            await FirstPostAtAsync(session, brand, ct) is not { } firstPostAt
            || SurgeBaseline.Of(firstPostAt, now) is not { Count: > 0 } back
        )
        {
            return [];
        }
        // Those of the last days are numbered below zero.
        (int Nth, TimeSpan Back)[] shifts =
        [
            (0, TimeSpan.Zero),
            .. back.Select((b, i) => (i + 1, b)),
            .. SurgeBaseline.LastDays.Select((b, i) => (-i - 1, b)),
        ];
        var rows = (
            await session.Connection.QueryAsync<CountRow>(
                new CommandDefinition(
                    // Earlier stretches are those of the same wall clock. Each is counted by its own range of an index: joined to all of
                    // them at once, row-level security makes the planner read every mention of the brand for each.
                    """
                    with stretches as (
                        select l.hours, s.nth, e.ends - l.hours * interval '1 hour' as begins, e.ends
                        from unnest(@nth, @back) as s (nth, back)
                        cross join unnest(@hours) as l (hours)
                        cross join lateral (
                            select ((@now at time zone @time_zone) - s.back) at time zone @time_zone as ends
                        ) e
                    )
                    select s.hours, s.nth, m.network, m.everything, m.negative
                    from stretches s
                    cross join lateral (
                        select network, count(*) as everything, count(*) filter (where sentiment = 'negative') as negative
                        from mentions
                        where brand_id = @brand_id and posted_at >= s.begins and posted_at < s.ends and not is_own
                        group by network
                    ) m
                    """,
                    new
                    {
                        brand_id = brand.Id,
                        now = now.UtcDateTime,
                        time_zone = brand.TimeZone,
                        hours = SurgeWindow.All.Select(w => w.Hours).ToArray(),
                        nth = shifts.Select(s => s.Nth).ToArray(),
                        back = shifts.Select(s => s.Back).ToArray(),
                    },
                    session.Transaction,
                    cancellationToken: ct
                )
            )
        ).ToList();
        return [.. Places(rows, back.Count)];
    }

    private static Task<DateTime?> FirstPostAtAsync(DatabaseSession session, Brand brand, CancellationToken ct) =>
        session.Connection.QuerySingleAsync<DateTime?>(
            new CommandDefinition(
                "select min(posted_at) from mentions where brand_id = @brand_id and not is_own",
                new { brand_id = brand.Id },
                session.Transaction,
                cancellationToken: ct
            )
        );

    public async Task<(DateTimeOffset FirstPostAt, IReadOnlyList<SurgeHours> Places)?> HoursAsync(
        Brand brand,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        if (await FirstPostAtAsync(session, brand, ct) is not { } firstPostAt)
        {
            return null;
        }
        var rows = await session.Connection.QueryAsync<HourRow>(
            new CommandDefinition(
                """
                select
                    network, date_bin('1 hour', posted_at, @from) as hour, count(*) as everything,
                    count(*) filter (where sentiment = 'negative') as negative
                from mentions
                where brand_id = @brand_id and posted_at >= @from and posted_at < @to and not is_own
                group by network, hour
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
        return (firstPostAt, [.. PlacesByHour(rows.ToList(), from, (int)Math.Ceiling((to - from).TotalHours))]);
    }

    private static IEnumerable<SurgeHours> PlacesByHour(List<HourRow> rows, DateTimeOffset from, int hours)
    {
        foreach (var network in rows.Select(r => r.Network).Distinct().Order(StringComparer.Ordinal).Prepend(null))
        {
            foreach (var scope in Enum.GetValues<SurgeScope>())
            {
                var counts = new long[hours];
                foreach (var row in rows.Where(r => network is null || r.Network == network))
                {
                    counts[(int)(row.Hour - from.UtcDateTime).TotalHours] += scope == SurgeScope.Negative ? row.Negative : row.Everything;
                }
                var place = network is null ? (Network?)null : Vocabulary.Parse<Network>(network);
                yield return new SurgeHours(place, scope, new HourlyMentions(from, counts));
            }
        }
    }

    private static IEnumerable<SurgeCounts> Places(List<CountRow> rows, int baselines)
    {
        var networks = rows.Select(r => r.Network).Distinct().Order(StringComparer.Ordinal);
        foreach (var network in networks.Prepend(null))
        {
            foreach (var scope in Enum.GetValues<SurgeScope>())
            {
                foreach (var window in SurgeWindow.All)
                {
                    var counts = Enumerable.Range(0, baselines + 1).Select(nth => Sum(window, nth)).ToList();
                    var place = network is null ? (Network?)null : Vocabulary.Parse<Network>(network);
                    var lastDays = Enumerable.Range(1, SurgeBaseline.LastDays.Count).Select(day => Sum(window, -day)).ToList();
                    yield return new SurgeCounts(place, scope, window, counts[0], counts[1..], lastDays);

                    long Sum(SurgeWindow of, int nth) =>
                        rows.Where(r => r.Hours == of.Hours && r.Nth == nth && (network is null || r.Network == network))
                            .Sum(r => scope == SurgeScope.Negative ? r.Negative : r.Everything);
                }
            }
        }
    }

    public async Task<(IReadOnlyList<SurgePost> Posts, IReadOnlyList<SurgePost> Usual)> PostsAsync(
        Brand brand,
        SurgePlace place,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var only =
            (place.Network is null ? "" : " and network = @network")
            + (place.Scope == SurgeScope.Negative ? " and sentiment = 'negative'" : "");
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
                    begins = now.AddHours(-place.Window.Hours).UtcDateTime,
                    week_before = now.AddHours(-place.Window.Hours).AddDays(-7).UtcDateTime,
                    network = place.Network is { } network ? Vocabulary.Word(network) : null,
                    most = MostPosts,
                },
                ct
            )
        ).ToLookup(r => r.Now, r => new SurgePost(r.Text, r.ParentExternalId));
        return ([.. rows[true]], [.. rows[false]]);
    }
}
