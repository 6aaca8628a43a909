using Entente.Application.Acquisition;
using Entente.Application.Metrics;
using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Testing;
using Xunit;
using static Entente.PostgresTests.Acquisition.Ledger;

namespace Entente.PostgresTests.Acquisition;

/// <summary>
/// One small ledger counted by hand: a contest of January 2026 with six unnamed fans and four named ones, a paid campaign without reach, an
/// author won back by dialogue; read on 1 September.
/// </summary>
public sealed class FanCohortTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Present = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Costs_are_what_the_ledger_says()
    {
        await using var desk = await TellAsync();

        var cohorts = (await new Ledger(desk).CompareAsync("2026-W01", "2026-W30")).Cohorts.ToDictionary(c => c.Origin);

        var contest = cohorts["contest"];
        Assert.Equal((1, 15_000L, 10L, 4L, 6L), (contest.Campaigns, contest.Spend!.Value, contest.Won, contest.Named, contest.Unnamed));
        Assert.Equal(new Figure(1500, 15_000, 10), contest.CostPerFan);
        Assert.Equal(new Figure(15_000, 15_000, 1), contest.CostPerReachableFan);
        // Four of ten fans are named: four tenths of the spend on the two who stayed.
        Assert.Equal(new Figure(3000, 6000, 2), contest.CostPerRetainedFan);
        Assert.Equal(new Figure(null, 0, 0), cohorts["paid"].CostPerReachableFan);
        Assert.Equal(new Figure(500, 1000, 2), cohorts["paid"].CostPerFan);
        Assert.Equal(new Figure(null, 0, 0), cohorts["organic"].CostPerFan);
        Assert.Equal((null, null, 1L), (cohorts["recovered"].Spend, cohorts["recovered"].CostPerFan, cohorts["recovered"].Won));
    }

    [Fact]
    public async Task Retention_counts_who_wrote_in_four_weeks_from_the_fourth_twelfth_and_twenty_sixth_on()
    {
        await using var desk = await TellAsync();

        var cohorts = (await new Ledger(desk).CompareAsync("2026-W01", "2026-W30")).Cohorts.ToDictionary(c => c.Origin);

        Assert.Equal(["1/4", "2/4", "1/4"], Told(cohorts["contest"]));
        Assert.Equal(["0/0", "0/0", "0/0"], Told(cohorts["paid"]));
        Assert.Equal(["1/1", "0/1", "0/0"], Told(cohorts["recovered"]));

        static IEnumerable<string> Told(FanCohort cohort) => cohort.Retention.Select(r => $"{r.Figure.Numerator}/{r.Figure.Denominator}");
    }

    [Fact]
    public async Task Who_is_won_too_lately_is_neither_here_nor_gone()
    {
        await using var desk = await TellAsync();
        // The fans of 6 January are not 90 days old, and their twelve weeks with the window after them are not over.
        desk.Clock.AdjustTime(new DateTimeOffset(2026, 4, 5, 9, 0, 0, TimeSpan.Zero));

        var contest = (await new Ledger(desk).CompareAsync("2026-W01", "2026-W30")).Cohorts[0];

        Assert.Equal(new Figure(null, 0, 0), contest.Retention[1].Figure);
        Assert.Equal(new Figure(0.25m, 1, 4), contest.Retention[0].Figure);
        Assert.Equal(0, contest.CostPerRetainedFan!.Denominator);
    }

    [Fact]
    public async Task The_metrics_say_the_same_in_the_currency_of_the_ledger_with_the_period_before_them()
    {
        await using var desk = await TellAsync();
        var ledger = new Ledger(desk);

        var perFan = await ledger.ReadAsync("cost_per_fan", "2026-W02", "2026-W05", MetricGrouping.Kind);
        var perReachable = await ledger.ReadAsync("cost_per_reachable_fan", "2026-W02", "2026-W05", MetricGrouping.Network);
        var perRetained = await ledger.ReadAsync("cost_per_retained_fan", "2026-W02", "2026-W05");
        var weekly = await ledger.ReadAsync("cost_per_fan", "2026-W03", "2026-W04", interval: MetricInterval.Week);

        Assert.Equal(("EUR", MetricUnit.MinorUnits), (perFan.Currency, perFan.Metric.Unit));
        Assert.Equal(["contest 1500", "paid 500"], perFan.Values.Select(v => FormattableString.Invariant($"{v.Group} {v.Figure.Value:0}")));
        Assert.Equal(
            ["facebook 15000", "x "],
            perReachable.Values.Select(v => FormattableString.Invariant($"{v.Group} {v.Figure.Value:0}"))
        );
        Assert.Equal(new Figure(3000, 6000, 2), Assert.Single(perRetained.Values).Figure);
        Assert.Equal(
            [(new Figure(null, 0, 0), new Figure(1000, 11_000, 11)), (new Figure(5000, 5000, 1), new Figure(null, 0, 0))],
            weekly.Values.Select(v => (v.Figure, v.Previous))
        );
    }

    [Fact]
    public async Task A_report_of_a_week_gone_by_says_what_the_metrics_say_of_the_same_weeks()
    {
        await using var desk = await TellAsync();
        var week = IsoWeek.Of(new DateOnly(2026, 2, 2));

        var told = await desk.Get<FanReviewer>().ReadAsync(desk.Brand, week, week, default);

        var compared = await new Ledger(desk).CompareAsync($"{week.Plus(-51)}", $"{week}");
        Assert.Equal(3000, told.Cohorts[0].CostPerRetainedFan!.Value);
        Assert.Equal(compared.Cohorts.Select(c => c.CostPerRetainedFan), told.Cohorts.Select(c => c.CostPerRetainedFan));
        Assert.Equal(compared.Cohorts.SelectMany(c => c.Retention), told.Cohorts.SelectMany(c => c.Retention));
    }

    [Fact]
    public async Task Sentiment_is_of_what_was_written_after_they_were_won()
    {
        await using var desk = await TellAsync();

        var said = await desk.Get<Application.Metrics.IFanReads>().SentimentAsync(desk.Brand, Week("2026-W01"), Week("2026-W35"), default);

        Assert.Equal(
            ["2026-W03 contest 0/1", "2026-W06 contest 100/1", "2026-W10 contest 0/1", "2026-W14 contest 0/1", "2026-W15 contest 0/1"],
            said.Where(s => s.Origin == "contest").Take(5).Select(Told)
        );
        Assert.Equal(["2026-W18 recovered -100/1"], said.Where(s => s.Origin == "recovered").Select(Told));

        static string Told(CohortSentiment s) =>
            FormattableString.Invariant($"{s.Week} {s.Origin} {s.NetSentiment.Value:0}/{s.NetSentiment.Denominator}");
    }

    [Fact]
    public async Task An_author_is_won_once_and_a_day_is_counted_once()
    {
        await using var desk = await TellAsync();
        var ledger = new Ledger(desk);
        var (contest, other) = (
            await ledger.OpenAsync(CampaignKind.Contest, Network.X, "2026-01-01"),
            await ledger.OpenAsync(CampaignKind.Organic, Network.X, "2026-01-01")
        );

        var first = await ledger.WinAsync(contest, Named("2026-02-02", "n"), Named("2026-02-03", "n"), Counted("2026-02-04", 5));
        var again = await ledger.WinAsync(contest, Named("2026-02-09", "n"), Counted("2026-02-04", 5), Counted("2026-02-04", 7));
        var elsewhere = await ledger.WinAsync(other, Named("2026-02-09", "n"), Counted("2026-02-04", 1));
        var twice = await ledger.WinAsync(contest, CountedInWeek("2026-W06", 20), CountedInWeek("2026-W07", 3), Counted("2026-02-15", 2));

        Assert.Equal([FansRecording.Added, FansRecording.Known, FansRecording.Added], first.Select(r => r.Result));
        Assert.Equal([FansRecording.Known, FansRecording.Known, FansRecording.Changed], again.Select(r => r.Result));
        Assert.Equal(["fan_won_before", null], elsewhere.Select(r => r.Error?.Code));
        Assert.Equal(["fans_counted_twice", null, "fans_counted_twice"], twice.Select(r => r.Error?.Code));
        Assert.Equal(
            [1, 7, 3],
            await desk.QueryAsync<int>($"select count from campaign_fans where campaign_id = '{contest}' order by won_on")
        );
    }

    [Fact]
    public async Task Many_at_once_win_an_author_once()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Present);
        var ledger = new Ledger(desk);
        var campaigns = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            campaigns.Add(await ledger.OpenAsync(CampaignKind.Paid, Network.X, "2026-01-01"));
        }
        var everybody = Enumerable.Range(0, 50).Select(i => Named("2026-02-02", $"fan-{i}")).ToArray();

        var recorded = await Task.WhenAll(
            campaigns.SelectMany(c => new[] { everybody, [.. everybody.Reverse()] }.Select(fans => ledger.WinAsync(c, fans)))
        );

        Assert.Equal(50, recorded.Sum(r => r.Count(f => f.Result == FansRecording.Added)));
        Assert.Equal([50L], await desk.QueryAsync<long>("select count(*) from campaign_fans"));
    }

    [Fact]
    public async Task Another_brand_sees_nothing_of_it()
    {
        await using var desk = await TellAsync();
        var other = await Desk.AddBrandAsync(desk.OwnerConnectionString, "tellaro", "Europe/Paris");
        var campaign = (await desk.QueryAsync<Guid>("select id from campaigns limit 1"))[0];
        var reads = desk.Get<ICampaignReads>();

        Assert.Null(await reads.FindAsync(other.Id, campaign, default));
        Assert.Empty(await reads.FansAsync(other.Id, campaign, null, 10, default));
        var ledger = await desk.Get<Application.Metrics.IFanReads>().ReadAsync(other, Week("2026-W01"), Week("2026-W30"), Present, default);
        Assert.Equal((null, 0), (ledger.Currency, ledger.Weeks.Count));
    }

    private async Task<Desk> TellAsync()
    {
        var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        desk.Clock.AdjustTime(Present);
        var ledger = new Ledger(desk);
        var contest = await ledger.OpenAsync(CampaignKind.Contest, Network.Facebook, "2026-01-05", reach: 0.1m);
        await ledger.SpendAsync(contest, "2026-01-05", 10_000);
        await ledger.SpendAsync(contest, "2026-01-20", 5_000);
        await ledger.WinAsync(
            contest,
            CountedInWeek("2026-W02", 6),
            Named("2026-01-06", "one"),
            Named("2026-01-06", "two"),
            Named("2026-01-06", "three"),
            Named("2026-01-20", "four")
        );
        var paid = await ledger.OpenAsync(CampaignKind.Paid, Network.X, "2026-01-05");
        await ledger.SpendAsync(paid, "2026-01-05", 1000);
        await ledger.WinAsync(paid, Counted("2026-01-07", 2));
        // A day before and a day in: windows begin and end at midnight in Paris.
        await ledger.PostAsync(Network.Facebook, "one", "2026-02-05T10:00:00", "[positive praise]");
        await ledger.PostAsync(Network.Facebook, "one", "2026-04-11T10:00:00");
        await ledger.PostAsync(Network.Facebook, "two", "2026-01-16T10:00:00");
        await ledger.PostAsync(Network.Facebook, "three", "2026-03-02T23:00:00");
        await ledger.PostAsync(Network.Facebook, "three", "2026-03-30T22:00:00");
        await ledger.PostAsync(Network.Facebook, "four", "2026-08-08T10:00:00");
        var about = await ledger.PostAsync(Network.X, "back", "2026-04-01T08:00:00", "[negative discontent]");
        await ledger.EndAsync(about, "changed_mind", "2026-04-01T10:00:00");
        await ledger.PostAsync(Network.X, "back", "2026-04-30T10:00:00", "[negative bad_mood]");
        return desk;
    }
}
