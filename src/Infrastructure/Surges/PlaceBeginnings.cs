using Dapper;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Surges;

/// <summary>
/// When the first mention of the brand, of each network and of each channel was posted. The counted weeks tell it without reading the posts;
/// posts are read only where something is so young that the day matters.
/// </summary>
internal sealed class PlaceBeginnings
{
    private readonly Dictionary<SurgePlace, DateTimeOffset> _at = [];

    private sealed record WeekRow(string Network, string Channel, DateOnly Week);

    private sealed record PostRow(string Network, Guid? ChannelId, DateTime FirstPostAt);

    /// <summary>Null where the place has no mention, or none in a counted week.</summary>
    public DateTimeOffset? Of(SurgePlace place) => _at.TryGetValue(place, out var at) ? at : null;

    /// <param name="old">Of what began before, no more is told than that it did.</param>
    /// <param name="until">Later posts do not matter.</param>
    public static async Task<PlaceBeginnings> ReadAsync(
        DatabaseSession session,
        Brand brand,
        DateTimeOffset old,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        var beginnings = new PlaceBeginnings();
        if (await FirstPostAtAsync(session, brand, ct) is not { } first)
        {
            return beginnings;
        }
        beginnings._at[SurgePlace.WholeBrand] = first;
        var early = IsoWeek.Of(old, brand.Zone).StartIn(brand.Zone);
        var weeks = (await FirstWeeksAsync(session, brand, ct)).ToLookup(r => IsoWeek.Of(r.Week).StartIn(brand.Zone) < early);
        foreach (var row in weeks[true])
        {
            beginnings.Keep(
                row.Network,
                row.Channel == FactLabels.Unlabelled ? null : Guid.Parse(row.Channel),
                IsoWeek.Of(row.Week).StartIn(brand.Zone)
            );
        }
        if (weeks[false].Any())
        {
            foreach (var row in await FirstPostsAsync(session, brand, early, until, ct))
            {
                beginnings.Keep(row.Network, row.ChannelId, row.FirstPostAt);
            }
        }
        return beginnings;
    }

    private void Keep(string network, Guid? channel, DateTimeOffset at)
    {
        var on = Vocabulary.Parse<Network>(network);
        Keep(new SurgePlace(on));
        if (channel is { } id)
        {
            Keep(new SurgePlace(on, id));
        }

        void Keep(SurgePlace place) => _at[place] = Of(place) is { } known && known < at ? known : at;
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

    private static Task<IEnumerable<WeekRow>> FirstWeeksAsync(DatabaseSession session, Brand brand, CancellationToken ct) =>
        session.Connection.QueryAsync<WeekRow>(
            new CommandDefinition(
                """
                select network, channel, min(week) as week
                from weekly_mentions
                where brand_id = @brand_id and inbound > 0
                group by network, channel
                """,
                new { brand_id = brand.Id },
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static Task<IEnumerable<PostRow>> FirstPostsAsync(
        DatabaseSession session,
        Brand brand,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken ct
    ) =>
        session.Connection.QueryAsync<PostRow>(
            new CommandDefinition(
                """
                select f.network, c.channel_id, min(c.first_post_at) as first_post_at
                from (
                    select facets, channel_id, min(posted_at) as first_post_at
                    from mentions
                    where brand_id = @brand_id and posted_at >= @from and posted_at < @until and not is_own
                    group by facets, channel_id
                ) c
                cross join lateral facets_told(c.facets) f
                group by f.network, c.channel_id
                """,
                new
                {
                    brand_id = brand.Id,
                    from = from.UtcDateTime,
                    until = until.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
