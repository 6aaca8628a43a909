using Entente.Application.Acquisition;
using Entente.Application.Metrics;
using Entente.Domain.Acquisition;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Acquisition;

/// <summary>What a test tells the ledger, in few words. Days are the brand's, in Paris.</summary>
internal sealed class Ledger(Desk desk)
{
    private int _posts;

    public async Task<Guid> OpenAsync(CampaignKind kind, Network network, string startsOn, decimal? reach = null)
    {
        var terms = new CampaignTerms(kind, $"{kind} on {network}", null, reach, Day(startsOn), null, null);
        var (campaign, errors) = await desk.Get<CreateCampaignHandler>()
            .HandleAsync(new CreateCampaign(desk.Brand.Id, network, "EUR", terms, "Aya"), default);
        Assert.Empty(errors);
        return campaign!.Id;
    }

    public async Task SpendAsync(Guid campaign, string on, long cents)
    {
        var command = new RecordCost(desk.Brand.Id, campaign, CostKind.Prize, Day(on), cents, "EUR", null, "Aya");
        Assert.Empty((await desk.Get<RecordCostHandler>().HandleAsync(command, default)).Errors);
    }

    public async Task<IReadOnlyList<FansRecorded>> WinAsync(Guid campaign, params GivenFans[] fans) =>
        (await desk.Get<RecordFansHandler>().HandleAsync(new RecordFans(desk.Brand, campaign, fans, "Aya"), default)).Value;

    public static GivenFans Named(string on, string author) => new(Day(on), null, null, null, new IncomingAuthor(author, null, null));

    public static GivenFans Counted(string on, int count) => new(Day(on), null, count, null, null);

    public static GivenFans CountedInWeek(string week, int count) => new(null, Week(week), count, null, null);

    /// <summary>A post of an author at a time of UTC; it comes in as it is written.</summary>
    public async Task<Guid> PostAsync(Network network, string author, string at, string said = "[neutral question]")
    {
        var present = desk.Clock.GetUtcNow();
        desk.Clock.AdjustTime(Time(at));
        var recorded = await desk.RecordAsync(
            new IncomingMention(network, $"post-{++_posts}", said, Time(at), Author: new IncomingAuthor(author, null, null))
        );
        desk.Clock.AdjustTime(present);
        return recorded[0].CaseId ?? Guid.Empty;
    }

    /// <summary>A dialogue on a case that ended so.</summary>
    public async Task EndAsync(Guid caseId, string outcome, string at)
    {
        await using var session = await desk.Get<EntenteDatabase>().OpenAsync(desk.Brand.Id, default);
        var ended = await Dapper.SqlMapper.ExecuteAsync(
            session.Connection,
            """
            update case_cycles
            set opened_at = @at - interval '2 hours', dialogue_at = @at - interval '1 hour', closed_at = @at, outcome = @outcome
            where case_id = @caseId;
            """,
            new
            {
                caseId,
                outcome,
                at = Time(at).UtcDateTime,
            },
            session.Transaction
        );
        Assert.Equal(1, ended);
        await session.CommitAsync(default);
    }

    public async Task<CohortComparison> CompareAsync(string from, string to) =>
        (await desk.Get<CompareCohortsHandler>().HandleAsync(new CompareCohorts(desk.Brand, Week(from), Week(to)), default)).Value;

    public async Task<MetricSeries> ReadAsync(
        string metric,
        string from,
        string to,
        MetricGrouping by = MetricGrouping.None,
        MetricInterval interval = MetricInterval.Range
    ) =>
        (
            await desk.Get<ReadMetricHandler>().HandleAsync(new ReadMetric(desk.Brand, metric, Week(from), Week(to), by, interval), default)
        ).Value;

    public static IsoWeek Week(string written) => IsoWeek.TryParse(written, out var week) ? week : throw new FormatException(written);

    public static DateOnly Day(string written) => DateOnly.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string written) =>
        DateTimeOffset.Parse(written + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
