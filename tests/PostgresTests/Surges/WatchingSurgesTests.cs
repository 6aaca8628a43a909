using Entente.Application.Surges;
using Entente.Domain.Mentions;
using Entente.Domain.Surges;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Surges;

public sealed class WatchingSurgesTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_surge_opens_once_with_what_drives_it_lasts_and_closes_by_itself()
    {
        await using var desk = await QuietBrandAsync();
        Assert.Equal(new WatchedSurges(0, 0), await WatchAsync(desk));
        await desk.RecordAsync([
            .. Enumerable
                .Range(0, 60)
                .Select(i => Post($"s{i}", Network.X, Now.AddMinutes(-1 - i), "[negative discontent] panne partout", "root")),
        ]);

        var watched = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => WatchAsync(desk))));

        var surges = await ListAsync(desk, onlyOpen: true);
        Assert.Equal(4, watched.Sum(w => w.Opened));
        Assert.Equal(
            [(null, SurgeScope.All), (null, SurgeScope.Negative), (Network.X, SurgeScope.All), (Network.X, SurgeScope.Negative)],
            surges.Select(s => (s.Place.Network, s.Scope)).OrderBy(s => s)
        );
        var onX = surges.Single(s => s is { Place.Network: Network.X, Scope: SurgeScope.Negative });
        Assert.Equal((2, 60L), (onX.WindowHours, onX.Observed));
        Assert.Contains(onX.Drivers.Terms, t => t.Term == "panne");
        Assert.Equal([new DrivingThread("root", 60)], onX.Drivers.Threads);

        desk.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(new WatchedSurges(0, 4), await WatchAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new WatchedSurges(0, 0), await WatchAsync(desk));
        Assert.Empty(await ListAsync(desk, onlyOpen: true));
        Assert.Equal(4, (await ListAsync(desk, onlyOpen: false)).Count);
        Assert.Empty(await desk.Get<ISurgeReads>().LastingAsync(desk.Brand.Id, default));
    }

    [Fact]
    public async Task The_same_hours_of_four_weeks_are_the_baseline_once_there_are_four()
    {
        await using var desk = await QuietBrandAsync();

        var counts = await desk.Get<ISurgeCounts>().CountAsync(desk.Brand, Now, default);

        // Two posts each two hours by day, none by night; clocks went forward between the weeks: the hours are those of the wall.
        var whole = counts.Single(c => c is { Place.Network: null, Scope: SurgeScope.All, Window.Hours: 2 });
        Assert.Equal([2, 2, 2, 2], whole.Baseline);
        Assert.Equal([2, 2, 2, 2, 2, 2, 2], whole.LastDays);
        Assert.Equal(4, counts.Single(c => c is { Place.Network: null, Scope: SurgeScope.All, Window.Hours: 24 }).Baseline.Count);
    }

    [Fact]
    public async Task A_brand_of_a_week_has_seven_days_and_a_brand_of_yesterday_none()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Now);
        await desk.RecordAsync(Post("y", Network.X, Now.AddDays(-1), "hier"));
        Assert.Empty(await desk.Get<ISurgeCounts>().CountAsync(desk.Brand, Now, default));

        await desk.RecordAsync(Post("w", Network.X, Now.AddDays(-9), "avant"));
        await desk.RecountAsync();

        var counts = await desk.Get<ISurgeCounts>().CountAsync(desk.Brand, Now, default);
        Assert.All(counts, c => Assert.Equal(7, c.Baseline.Count));
        Assert.All(counts, c => Assert.Equal(c.Baseline, c.LastDays));
    }

    [Fact]
    public async Task A_surge_of_a_week_gone_by_is_told_afterwards_once_and_again_when_its_posts_change()
    {
        await using var desk = await QuietBrandAsync();
        var at = Now.AddDays(-4);
        await desk.RecordAsync([
            .. Enumerable.Range(0, 40).Select(i => Post($"p{i}", Network.X, at.AddSeconds(90 * i), "[negative discontent] panne partout")),
        ]);
        await desk.RecountAsync();

        Assert.InRange(await TellAsync(desk), 4, 6);
        Assert.Equal(0, await TellAsync(desk));

        var surges = await ListAsync(desk, onlyOpen: false);
        Assert.Equal(4, surges.Count);
        Assert.All(surges, s => Assert.True(s.ToldAfterwards && s.ClosedAt is not null));
        var onX = surges.Single(s => s is { Place.Network: Network.X, Scope: SurgeScope.Negative });
        Assert.Equal(at.AddHours(1), onX.OpenedAt);
        Assert.Equal(40, onX.Observed);
        Assert.Contains(onX.Drivers.Terms, t => t.Term == "panne");
        Assert.Empty(await desk.Get<ISurgeReads>().LastingAsync(desk.Brand.Id, default));

        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.RecordAsync(Post("late", Network.X, at, "[negative discontent] panne aussi"));
        await desk.RecountAsync();
        Assert.Equal(1, await TellAsync(desk));
        onX = (await ListAsync(desk, onlyOpen: false)).Single(s => s is { Place.Network: Network.X, Scope: SurgeScope.Negative });
        Assert.Equal(41, onX.Observed);
        Assert.Equal(4, (await ListAsync(desk, onlyOpen: false)).Count);
    }

    [Fact]
    public async Task What_was_seen_as_it_happened_is_not_told_a_second_time()
    {
        await using var desk = await QuietBrandAsync();
        await desk.RecordAsync([
            .. Enumerable.Range(0, 60).Select(i => Post($"s{i}", Network.X, Now.AddMinutes(-1 - i), "[negative discontent] panne partout")),
        ]);
        await WatchAsync(desk);
        desk.Clock.Advance(TimeSpan.FromDays(8));
        await WatchAsync(desk);
        await desk.RecountAsync();

        await TellAsync(desk);

        Assert.All(await ListAsync(desk, onlyOpen: false), s => Assert.False(s.ToldAfterwards));
    }

    /// <summary>Five weeks of a post an hour, from 08:00 to 20:00 in Paris, on X and Facebook in turn.</summary>
    private async Task<Desk> QuietBrandAsync()
    {
        var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Now);
        var local = new DateTime(2026, 2, 23, 0, 30, 0, DateTimeKind.Unspecified);
        var posts = Enumerable
            .Range(0, 36 * 24)
            .Select(h => local.AddHours(h))
            .Where(at => at.Hour is >= 8 and < 20)
            .Select(at => new DateTimeOffset(at, desk.Brand.Zone.GetUtcOffset(at)))
            .Where(at => at < Now)
            .Select(
                (at, i) => Post($"q{i}", i % 2 == 0 ? Network.X : Network.Facebook, at, i % 5 == 0 ? "[negative bad_mood] bof" : "bonjour")
            );
        foreach (var chunk in posts.Chunk(200))
        {
            await desk.RecordAsync(chunk);
        }
        await desk.RecountAsync();
        return desk;
    }

    private static Task<WatchedSurges> WatchAsync(Desk desk) =>
        desk.Get<WatchSurgesHandler>().HandleAsync(new WatchSurges(desk.Brand), default);

    private static Task<int> TellAsync(Desk desk) => desk.Get<TellPastSurgesHandler>().HandleAsync(new TellPastSurges(desk.Brand), default);

    private static Task<IReadOnlyList<Surge>> ListAsync(Desk desk, bool onlyOpen) =>
        desk.Get<ISurgeReads>().ListAsync(desk.Brand.Id, onlyOpen, null, 50, default);

    private static IncomingMention Post(string id, Network network, DateTimeOffset at, string text, string? parent = null) =>
        new(network, id, text, at, ParentExternalId: parent);
}
