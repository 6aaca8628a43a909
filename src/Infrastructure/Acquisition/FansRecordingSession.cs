using Dapper;
using Entente.Application.Acquisition;
using Entente.Domain;
using Entente.Domain.Acquisition;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Acquisition;

/// <summary>Takes the fans of one campaign in, each kind as one set: counts first held against those that stand, then authors.</summary>
internal sealed class FansRecordingSession(DatabaseSession session, Campaign campaign, string by, DateTimeOffset now)
{
    private sealed record NamedRow(int Ord, Guid? Id, Guid? AuthorId, Guid? CampaignId, DateOnly? WonOn, bool IsNew);

    private sealed record CountRow(Guid Id, DateOnly WonOn, int Days, int Count);

    // An author is found by id or by the network's name for them; a new name is taken over, as intake does. Rows are written in the order of
    // their key, so that two batches never wait for each other in a ring.
    private const string Named = """
        with given as materialized (
            select *
            from unnest(@ords, @ids, @authorIds, @newAuthorIds, @externalIds, @handles, @names, @days)
                as g (ord, id, author_id, new_author_id, external_id, handle, name, won_on)
        ),
        seen as (
            insert into authors as a (brand_id, id, network, external_id, handle, display_name, first_seen_at)
            select @brandId, new_author_id, @network, external_id, handle, name, @now
            from (select distinct on (external_id) * from given where external_id is not null order by external_id, ord desc) s
            order by external_id
            on conflict (brand_id, network, external_id) do update
            set handle = coalesce(excluded.handle, a.handle), display_name = coalesce(excluded.display_name, a.display_name)
            returning id, external_id
        ),
        found as (
            select g.ord, g.id, g.won_on, coalesce(s.id, a.id) as author_id
            from given g
            left join seen s on s.external_id = g.external_id
            left join authors a on a.brand_id = @brandId and a.id = g.author_id and a.network = @network
        )
        insert into campaign_fans (brand_id, id, campaign_id, won_on, days, count, is_named, author_id, created_by, created_at)
        select @brandId, id, @campaignId, won_on, 1, 1, true, author_id, @by, @now
        from (select distinct on (author_id) * from found where author_id is not null order by author_id, ord) f
        order by author_id
        on conflict (brand_id, author_id) where author_id is not null do nothing
        """;

    // In a statement of its own, which also sees what others have added meanwhile.
    private const string Results = """
        select g.ord, f.id, a.id as author_id, f.campaign_id, f.won_on, coalesce(f.id = g.id, false) as is_new
        from unnest(@ords, @ids, @authorIds, @externalIds) as g (ord, id, author_id, external_id)
        left join authors a
            on a.brand_id = @brandId and a.network = @network
            and case when g.external_id is null then a.id = g.author_id else a.external_id = g.external_id end
        left join campaign_fans f on f.brand_id = @brandId and f.author_id = a.id
        """;

    private const string Standing = """
        select id, won_on, days, count
        from campaign_fans
        where brand_id = @brandId and campaign_id = @campaignId and not is_named and won_on between @first - 6 and @last
        """;

    private const string Counted = """
        insert into campaign_fans as f (brand_id, id, campaign_id, won_on, days, count, is_named, created_by, created_at)
        select @brandId, id, @campaignId, won_on, days, count, false, @by, @now
        from unnest(@ids, @days, @lengths, @counts) as g (id, won_on, days, count)
        on conflict (brand_id, campaign_id, won_on) where not is_named do update
        set count = excluded.count, version = f.version + 1
        where f.count <> excluded.count
        """;

    public async Task<IReadOnlyList<FansRecorded>> RecordAsync(IReadOnlyList<GivenFans> fans, CancellationToken ct)
    {
        // One recording of a campaign at a time: what is held against what stands must still stand when it is written.
        await session.Connection.ExecuteAsync(
            Sql("select from campaigns where brand_id = @brandId and id = @campaignId for no key update", Key(), ct)
        );
        var results = new FansRecorded[fans.Count];
        await RecordCountsAsync(fans, results, ct);
        await RecordNamedAsync(fans, results, ct);
        return results;
    }

    private async Task RecordCountsAsync(IReadOnlyList<GivenFans> fans, FansRecorded[] results, CancellationToken ct)
    {
        var given = Indexes(fans, f => !f.IsNamed);
        if (given.Count == 0)
        {
            return;
        }
        var (first, last) = (given.Min(i => fans[i].FirstDay), given.Max(i => fans[i].LastDay));
        var rows = await session.Connection.QueryAsync<CountRow>(
            Sql(
                Standing,
                new
                {
                    brandId = campaign.BrandId,
                    campaignId = campaign.Id,
                    first,
                    last,
                },
                ct
            )
        );
        var standing = new CountedDays(rows.Select(r => (r.Id, r.WonOn, r.Days, r.Count)));
        foreach (var i in given)
        {
            results[i] = standing.Take(Guid.CreateVersion7(now), fans[i]);
        }
        var changed = standing.Changed;
        await session.Connection.ExecuteAsync(
            Sql(
                Counted,
                new
                {
                    brandId = campaign.BrandId,
                    campaignId = campaign.Id,
                    ids = changed.Select(c => c.Id).ToArray(),
                    days = changed.Select(c => c.From).ToArray(),
                    lengths = changed.Select(c => c.Days).ToArray(),
                    counts = changed.Select(c => c.Count).ToArray(),
                    by,
                    now = now.UtcDateTime,
                },
                ct
            )
        );
    }

    private async Task RecordNamedAsync(IReadOnlyList<GivenFans> fans, FansRecorded[] results, CancellationToken ct)
    {
        var given = Indexes(fans, f => f.IsNamed);
        if (given.Count == 0)
        {
            return;
        }
        var parameters = new
        {
            brandId = campaign.BrandId,
            campaignId = campaign.Id,
            network = Vocabulary.Word(campaign.Network),
            ords = given.ToArray(),
            ids = given.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            authorIds = given.Select(i => fans[i].AuthorId).ToArray(),
            newAuthorIds = given.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            externalIds = given.Select(i => fans[i].Author?.ExternalId).ToArray(),
            handles = given.Select(i => fans[i].Author?.Handle).ToArray(),
            names = given.Select(i => fans[i].Author?.DisplayName).ToArray(),
            days = given.Select(i => fans[i].FirstDay).ToArray(),
            by,
            now = now.UtcDateTime,
        };
        await session.Connection.ExecuteAsync(Sql(Named, parameters, ct));
        foreach (var row in await session.Connection.QueryAsync<NamedRow>(Sql(Results, parameters, ct)))
        {
            results[row.Ord] = ResultOf(row, fans[row.Ord]);
        }
    }

    private FansRecorded ResultOf(NamedRow row, GivenFans given) =>
        row.AuthorId is null ? FansRecorded.Refused(CampaignErrors.AuthorUnknown(given.AuthorId!.Value))
        : row.CampaignId != campaign.Id ? FansRecorded.Refused(CampaignErrors.WonBefore(row.CampaignId!.Value, row.WonOn!.Value))
        : new FansRecorded(row.IsNew ? FansRecording.Added : FansRecording.Known, row.Id, null);

    private static List<int> Indexes(IReadOnlyList<GivenFans> fans, Func<GivenFans, bool> wanted) =>
        [.. Enumerable.Range(0, fans.Count).Where(i => wanted(fans[i]))];

    private object Key() => new { brandId = campaign.BrandId, campaignId = campaign.Id };

    private CommandDefinition Sql(string text, object parameters, CancellationToken ct) =>
        new(text, parameters, session.Transaction, cancellationToken: ct);
}
