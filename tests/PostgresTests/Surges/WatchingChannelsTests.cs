using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Surges;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Surges;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Surges;

/// <summary>A brand with a busy page and a small shop on Facebook, and some posts on X, watched for five weeks.</summary>
public sealed class WatchingChannelsTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Begins = Now.AddDays(-36);

    [Fact]
    public async Task What_only_a_small_channel_shows_is_a_surge_there_and_asks_for_a_second_reader_there_alone()
    {
        await using var desk = await BrandAsync("page", "shop");
        await desk.RecordAsync([.. Rush("shop", "rupture de stock")]);

        Assert.Equal(new WatchedSurges(1, 0), await WatchAsync(desk));

        var surge = Assert.Single(await LastingAsync(desk));
        Assert.Equal(new SurgePlace(Network.Facebook, await ChannelAsync(desk, "shop")), surge.Place);
        Assert.Equal((2, 12L), (surge.WindowHours, surge.Observed));
        Assert.Contains(surge.Drivers.Terms, t => t.Term == "rupture");
        Assert.True(await AsksForSecondReaderAsync(desk, Network.Facebook, "shop"));
        Assert.True(await AsksForSecondReaderAsync(desk, Network.Facebook, channel: null));
        Assert.False(await AsksForSecondReaderAsync(desk, Network.Facebook, "page"));
        Assert.False(await AsksForSecondReaderAsync(desk, Network.X, channel: null));

        desk.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(new WatchedSurges(0, 1), await WatchAsync(desk));
        Assert.False(await AsksForSecondReaderAsync(desk, Network.Facebook, "shop"));
    }

    [Fact]
    public async Task A_surge_on_a_network_asks_for_a_second_reader_everywhere()
    {
        await using var desk = await BrandAsync("page");
        await desk.RecordAsync([.. Rush("page", "panne", posts: 60)]);

        await WatchAsync(desk);

        Assert.Contains(await LastingAsync(desk), s => s.Place == new SurgePlace(Network.Facebook));
        Assert.True(await AsksForSecondReaderAsync(desk, Network.X, channel: null));
    }

    [Fact]
    public async Task A_channel_that_is_all_of_its_network_is_not_watched_beside_it()
    {
        await using var desk = await BrandAsync("page");
        Assert.Equal(
            [SurgePlace.WholeBrand, new SurgePlace(Network.Facebook), new SurgePlace(Network.X)],
            (await CountAsync(desk)).Select(c => c.Place).Distinct()
        );

        await desk.RecordAsync(Post("other", Network.Facebook, Now.AddDays(-7).AddHours(-1), null));

        Assert.Contains(new SurgePlace(Network.Facebook, await ChannelAsync(desk, "page")), (await CountAsync(desk)).Select(c => c.Place));
    }

    [Fact]
    public async Task Posts_that_begin_to_name_their_channel_are_no_surge_even_where_an_old_one_names_it_too()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Now);
        await OpenChannelsAsync(desk, "page", "shop");
        var posts = Quarterly(null).ToList();
        await RecordAsync(desk, posts);
        await RecordAsync(
            desk,
            posts
                .Where((p, i) => p.PostedAt >= Now.AddDays(-1) || i == 0)
                .Select((p, i) => p with { ChannelExternalId = i % 8 == 7 ? "shop" : "page" })
        );
        await desk.RecountAsync();

        Assert.Equal(new WatchedSurges(0, 0), await WatchAsync(desk));

        var page = (await CountAsync(desk)).Single(c => c is { Place.ChannelId: not null, Scope: SurgeScope.All, Window.Hours: 24 });
        Assert.Equal(await ChannelAsync(desk, "page"), page.Place.ChannelId);
        Assert.Equal(84, page.Observed);
        Assert.Equal([96, 96, 96, 96], page.Baseline);
    }

    [Fact]
    public async Task The_first_days_of_a_page_or_of_a_network_are_no_surge_of_theirs()
    {
        await using var desk = await BrandAsync("page", "new");
        await desk.RecordAsync([
            .. Rush("new", "bienvenue", posts: 40),
            .. Enumerable.Range(0, 40).Select(i => Post($"m{i}", Network.Mastodon, Now.AddMinutes(-1 - i), null)),
        ]);
        await desk.RecountAsync();

        await WatchAsync(desk);

        Assert.Equal(
            [SurgePlace.WholeBrand, new SurgePlace(Network.Facebook)],
            (await LastingAsync(desk)).Select(s => s.Place).OrderBy(p => p.Network)
        );

        desk.Clock.Advance(TimeSpan.FromDays(9));
        await desk.RecordAsync(Post("m", Network.Mastodon, Now.AddDays(8), null));
        var young = (await CountAsync(desk, Now.AddDays(9))).First(c => c.Place.Network == Network.Mastodon);
        Assert.Equal(7, young.Baseline.Count);
    }

    [Fact]
    public async Task Hundreds_of_channels_rise_and_calm_down_at_once()
    {
        const int channels = 120;
        await using var desk = await BrandAsync("page");
        var accounts = Enumerable.Range(0, channels).Select(i => $"shop{i}").ToArray();
        await OpenChannelsAsync(desk, accounts);
        await RecordAsync(
            desk,
            accounts.SelectMany(a => Rush(a, "fermeture").Prepend(Post($"{a}-first", Network.Facebook, Now.AddDays(-33), a)))
        );
        await desk.RecountAsync();

        // With the network and the whole brand.
        Assert.Equal(new WatchedSurges(channels + 2, 0), await WatchAsync(desk));
        Assert.Equal(new WatchedSurges(0, 0), await WatchAsync(desk));
        desk.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(new WatchedSurges(0, channels + 2), await WatchAsync(desk));
        Assert.Empty(await LastingAsync(desk));
    }

    [Fact]
    public async Task A_surge_is_over_where_its_place_is_no_longer_told_apart()
    {
        await using var desk = await BrandAsync("page");
        var alone = new SurgePlace(Network.Facebook, await ChannelAsync(desk, "page"));
        var surge = new Surge(Guid.NewGuid(), 1, alone, SurgeScope.All, 2, 3, Now, 40, 8, 25, 40, Now, null, SurgeDrivers.None, false);
        Assert.True(await desk.Get<ISurgeStore>().TryOpenAsync(desk.Brand.Id, surge, default));
        Assert.False(await desk.Get<ISurgeStore>().TryOpenAsync(desk.Brand.Id, surge with { Id = Guid.NewGuid() }, default));

        Assert.Equal(new WatchedSurges(0, 1), await WatchAsync(desk));
    }

    [Fact]
    public async Task A_channels_surge_of_a_week_gone_by_is_told_afterwards_and_counted_as_its_own()
    {
        await using var desk = await BrandAsync("page", "shop");
        await desk.RecordAsync([.. Rush("shop", "rupture de stock", endsAt: Now.AddDays(-3))]);
        await desk.RecountAsync();

        await desk.Get<TellPastSurgesHandler>().HandleAsync(new TellPastSurges(desk.Brand), default);

        var shop = await ChannelAsync(desk, "shop");
        var told = Assert.Single(await desk.Get<ISurgeReads>().ListAsync(desk.Brand.Id, onlyOpen: false, null, 50, default));
        Assert.Equal((new SurgePlace(Network.Facebook, shop), true), (told.Place, told.ToldAfterwards));
        var week = IsoWeek.Of(told.OpenedAt, desk.Brand.Zone);
        var metric = await desk.Get<ReadMetricHandler>()
            .HandleAsync(new ReadMetric(desk.Brand, "surge", week, week, MetricGrouping.Channel), default);
        Assert.Equal([($"{shop}", 1m)], metric.Value.Values.Select(v => (v.Group!, v.Figure.Value!.Value)));
    }

    /// <summary>The page has a post every quarter of an hour, the others one a day, X three.</summary>
    private async Task<Desk> BrandAsync(params string[] accounts)
    {
        var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Now);
        await OpenChannelsAsync(desk, accounts);
        await RecordAsync(desk, Quarterly("page"));
        await RecordAsync(desk, Enumerable.Range(0, 36 * 3).Select(i => Post($"x{i}", Network.X, Begins.AddHours(8 * i), null)));
        foreach (var account in accounts.Where(a => a is not "page" and not "new"))
        {
            await RecordAsync(
                desk,
                Enumerable.Range(0, 36).Select(i => Post($"{account}{i}", Network.Facebook, Begins.AddDays(i), account))
            );
        }
        await desk.RecountAsync();
        return desk;
    }

    private static IEnumerable<IncomingMention> Quarterly(string? account) =>
        Enumerable.Range(0, 36 * 96).Select(i => Post($"q{i}", Network.Facebook, Begins.AddMinutes(15 * i), account));

    private static IEnumerable<IncomingMention> Rush(string account, string text, int posts = 12, DateTimeOffset? endsAt = null) =>
        Enumerable
            .Range(0, posts)
            .Select(i => Post($"{account}-rush{i}", Network.Facebook, (endsAt ?? Now).AddMinutes(-1 - i), account) with { Text = text });

    private static IncomingMention Post(string id, Network network, DateTimeOffset at, string? account) =>
        new(network, id, "bonjour", at, ChannelExternalId: account);

    private static async Task RecordAsync(Desk desk, IEnumerable<IncomingMention> posts)
    {
        foreach (var chunk in posts.Chunk(500))
        {
            await desk.RecordAsync(chunk);
        }
    }

    private static async Task OpenChannelsAsync(Desk desk, params string[] accounts)
    {
        foreach (var account in accounts)
        {
            var channel = new CreateChannel(desk.Brand.Id, Network.Facebook, account, account, null);
            Assert.Empty((await desk.Get<CreateChannelHandler>().HandleAsync(channel, default)).Errors);
        }
    }

    private static async Task<Guid> ChannelAsync(Desk desk, string account) =>
        (await desk.Get<IChannelReads>().ByIdAsync(desk.Brand.Id, default)).Values.Single(c => c.ExternalId == account).Id;

    private static async Task<bool> AsksForSecondReaderAsync(Desk desk, Network network, string? channel)
    {
        var post = await desk.RecordAsync(Post($"asked-{network}-{channel}", network, Now.AddDays(-40), channel));
        return await desk.Get<ISurgeReads>().LastsForAsync(desk.Brand.Id, post[0].Id!.Value, default);
    }

    private static Task<WatchedSurges> WatchAsync(Desk desk) =>
        desk.Get<WatchSurgesHandler>().HandleAsync(new WatchSurges(desk.Brand), default);

    private static Task<IReadOnlyList<Surge>> LastingAsync(Desk desk) => desk.Get<ISurgeReads>().LastingAsync(desk.Brand.Id, default);

    private static Task<IReadOnlyList<SurgeCounts>> CountAsync(Desk desk, DateTimeOffset? now = null) =>
        desk.Get<ISurgeCounts>().CountAsync(desk.Brand, now ?? Now, default);
}
