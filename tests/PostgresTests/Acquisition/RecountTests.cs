using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Testing;
using Xunit;
using static Entente.PostgresTests.Acquisition.Ledger;

namespace Entente.PostgresTests.Acquisition;

/// <summary>A ledger drawn by a seed, and every figure counted again from its plain rows by other means.</summary>
public sealed class RecountTests(PostgresCluster cluster)
{
    private const string From = "2025-W40";
    private const string To = "2026-W30";
    private static readonly DateTimeOffset Present = new(2026, 7, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private sealed record FanRow(Guid CampaignId, string Kind, string Network, decimal? Reach, DateOnly WonOn, int Count, Guid? AuthorId);

    private sealed record CostRow(Guid CampaignId, string Kind, string Network, decimal? Reach, DateOnly SpentOn, long Amount);

    private sealed record PostRow(Guid AuthorId, DateTime PostedAt);

    private List<FanRow> _fans = [];
    private List<CostRow> _costs = [];
    private ILookup<Guid, DateOnly> _days = Array.Empty<PostRow>().ToLookup(p => p.AuthorId, p => default(DateOnly));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_figure_equals_a_recount_of_the_rows(int seed)
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Present);
        await DrawAsync(desk, new Random(seed));
        await ReadRowsAsync(desk);
        var ledger = new Ledger(desk);

        foreach (var cohort in (await ledger.CompareAsync(From, To)).Cohorts.Where(c => !c.IsRecovered))
        {
            bool IsOf(string kind) => kind == cohort.Origin;
            Assert.Equal(_costs.Where(c => IsOf(c.Kind)).Sum(c => c.Amount), cohort.Spend);
            Assert.Equal(_fans.Where(f => IsOf(f.Kind)).Sum(f => f.Count), cohort.Won);
            foreach (var retention in cohort.Retention)
            {
                Assert.Equal(Kept(_fans.Where(f => IsOf(f.Kind)), retention.Weeks), retention.Figure);
            }
        }
        foreach (var metric in new[] { "cost_per_fan", "cost_per_reachable_fan", "cost_per_retained_fan" })
        {
            foreach (var value in (await ledger.ReadAsync(metric, From, To, MetricGrouping.Network, MetricInterval.Month)).Values)
            {
                Assert.Equal(Recount(metric, value.Week, value.LastWeek, network: value.Group, kind: null), value.Figure);
            }
            foreach (var value in (await ledger.ReadAsync(metric, From, To, MetricGrouping.Kind, MetricInterval.Week)).Values)
            {
                Assert.Equal(Recount(metric, value.Week, value.LastWeek, network: null, kind: value.Group), value.Figure);
            }
        }
    }

    private Figure Recount(string metric, IsoWeek from, IsoWeek to, string? network, string? kind)
    {
        bool IsIn(DateOnly day, string itsKind, string itsNetwork) =>
            day >= from.Monday && day < to.Plus(1).Monday && (network ?? itsNetwork) == itsNetwork && (kind ?? itsKind) == itsKind;
        var fans = _fans.Where(f => IsIn(f.WonOn, f.Kind, f.Network)).ToList();
        var costs = _costs.Where(c => IsIn(c.SpentOn, c.Kind, c.Network)).ToList();
        if (metric == "cost_per_fan")
        {
            return Divided(costs.Sum(c => c.Amount), fans.Sum(f => f.Count));
        }
        if (metric == "cost_per_reachable_fan")
        {
            var reachable = fans.Sum(f => f.Count * (f.Reach ?? 0));
            return Divided(costs.Where(c => c.Reach is not null).Sum(c => c.Amount), (long)Math.Floor(reachable + 0.5m));
        }
        var ripe = Today.AddDays(-90);
        long spend = 0;
        foreach (var campaign in costs.Where(c => c.SpentOn <= ripe).GroupBy(c => c.CampaignId))
        {
            var own = fans.Where(f => f.CampaignId == campaign.Key && f.WonOn <= ripe).ToList();
            var (won, named) = (own.Sum(f => f.Count), own.Count(f => f.AuthorId is not null));
            var whole = campaign.Sum(c => c.Amount);
            spend += won == 0 ? whole : (long)Math.Floor((decimal)whole * named / won + 0.5m);
        }
        var stayed = fans.Count(f => f.WonOn <= ripe && f.AuthorId is { } a && _days[a].Any(d => d >= f.WonOn.AddDays(90)));
        return Divided(spend, stayed);
    }

    private Figure Kept(IEnumerable<FanRow> fans, int weeks)
    {
        var due = fans.Where(f => f.AuthorId is not null && f.WonOn.AddDays((weeks * 7) + 28) <= Today).ToList();
        var back = due.Count(f =>
            _days[f.AuthorId!.Value].Any(d => d >= f.WonOn.AddDays(weeks * 7) && d < f.WonOn.AddDays((weeks * 7) + 28))
        );
        return Divided(back, due.Count);
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Present, Paris).DateTime);

    private static Figure Divided(long numerator, long denominator) =>
        new(denominator == 0 ? null : Math.Round((decimal)numerator / denominator, 6), numerator, denominator);

    private async Task ReadRowsAsync(Desk desk)
    {
        _fans = await desk.QueryAsync<FanRow>(
            "select campaign_id, c.kind, network, reach, won_on, count, author_id from campaign_fans f join campaigns c on c.id = f.campaign_id"
        );
        _costs = await desk.QueryAsync<CostRow>(
            "select campaign_id, c.kind, network, reach, spent_on, amount from campaign_costs k join campaigns c on c.id = k.campaign_id"
        );
        var posts = await desk.QueryAsync<PostRow>("select author_id, posted_at from mentions where author_id is not null");
        _days = posts.ToLookup(
            p => p.AuthorId,
            p => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(p.PostedAt, DateTimeKind.Utc), Paris))
        );
        Assert.True(_fans.Count > 100 && _costs.Count > 20 && posts.Count > 300);
    }

    private static async Task DrawAsync(Desk desk, Random random)
    {
        var ledger = new Ledger(desk);
        var start = new DateOnly(2025, 10, 6);
        var networks = new[] { Network.Facebook, Network.X, Network.Instagram };
        var posts = new List<IncomingMention>();
        for (var i = 0; i < 9; i++)
        {
            var (network, begins) = (networks[i % 3], start.AddDays(random.Next(200)));
            var campaign = await ledger.OpenAsync(
                (CampaignKind)(i / 3),
                network,
                $"{begins:yyyy-MM-dd}",
                i % 2 == 0 ? random.Next(1, 900) / 10_000m : null
            );
            for (var j = 0; j < 4; j++)
            {
                await ledger.SpendAsync(campaign, $"{begins.AddDays(random.Next(40)):yyyy-MM-dd}", random.Next(1, 90_000));
            }
            var named = Enumerable.Range(0, 25).Select(j => (Author: $"{i}-{j}", On: begins.AddDays(random.Next(30)))).ToList();
            await ledger.WinAsync(
                campaign,
                [
                    .. named.Select(n => Named($"{n.On:yyyy-MM-dd}", n.Author)),
                    .. Enumerable.Range(0, 5).Select(j => Counted($"{begins.AddDays(j * 6):yyyy-MM-dd}", random.Next(60))),
                ]
            );
            posts.AddRange(named.SelectMany(n => Enumerable.Range(0, 3).Select(_ => Post(network, n.Author, n.On, random))));
        }
        await desk.RecordAsync([.. posts.Where(p => p.PostedAt < Present).Select((p, i) => p with { ExternalId = $"{i}" })]);
    }

    /// <summary>Often on the hours in which a day begins in one zone and not in the other.</summary>
    private static IncomingMention Post(Network network, string author, DateOnly won, Random random)
    {
        var at = won.AddDays(random.Next(260)).ToDateTime(new TimeOnly(random.Next(2) == 0 ? random.Next(20, 24) : random.Next(24), 30));
        return new(
            network,
            "",
            "[neutral question]",
            new DateTimeOffset(at, TimeSpan.Zero),
            Author: new IncomingAuthor(author, null, null)
        );
    }
}
