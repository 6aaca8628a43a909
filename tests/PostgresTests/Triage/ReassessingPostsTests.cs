using Entente.Application.Mentions;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain.Mentions;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Triage;

/// <summary>Old posts judged again: what people said stays, and the weeks say what the rows say.</summary>
public sealed class ReassessingPostsTests(PostgresCluster cluster)
{
    /// <summary>Another model every time it is told so; what it says is the word at its place in the text.</summary>
    private sealed class TurningTriage : ITriageEngine
    {
        private readonly SpokenTriage _spoken = new();

        public int Model { get; set; }

        public Action Asked { get; set; } = () => { };

        public string ModelVersion => $"turning-{Model}";

        public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
        {
            Asked();
            return
            [
                .. _spoken
                    .Assess([.. texts.Select(t => t with { Text = t.Text.Split('|')[Model % t.Text.Split('|').Length] })], brand)
                    .Select(a => a with { ModelVersion = ModelVersion }),
            ];
        }
    }

    private static readonly string[] Texts =
    [
        "[negative discontent]|[negative insult]",
        "[neutral question]|[positive praise]",
        "[positive praise]",
        "[negative insult]|[negative discontent personal_data]",
        "nothing|[neutral off_topic]",
    ];

    [Fact]
    public async Task Verdicts_stay_weeks_equal_a_recount_and_a_second_run_changes_nothing()
    {
        var triage = new TurningTriage();
        await using var desk = await Desk.OpenAsync(cluster, triage);
        await PostAsync(desk, 1200);
        await desk.RecountAsync();
        var judged = await desk.QueryAsync<Guid>("select id from mentions where external_id in ('0', '1', '3', '4')");
        await JudgeAsync(desk, judged);
        var cases = await desk.QueryAsync<string>("select row(id, step, standing, category)::text from cases order by id");

        triage.Model = 1;
        var done = await ReassessAsync(desk, null, null);
        await desk.RecountAsync();

        Assert.Equal((ReassessmentStatus.Succeeded, 1200L, 1200L, "turning-1"), (done.Status, done.Total, done.Done, done.ModelVersion));
        Assert.Equal(956, done.Changed);
        Assert.Equal(await CountedAsync(desk), await KeptAsync(desk));
        Assert.All(
            await desk.QueryAsync<string>("select category from mentions where external_id in ('0', '1', '3', '4')"),
            category => Assert.Equal("spam", category)
        );
        Assert.Equal([2400L], await desk.QueryAsync<long>("select count(*) from assessments"));
        Assert.Equal(
            [239L],
            await desk.QueryAsync<long>("select count(*) from mentions where breaks_principle and standing = 'unacceptable'")
        );
        Assert.Equal(cases, await desk.QueryAsync<string>("select row(id, step, standing, category)::text from cases order by id"));

        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await ReassessAsync(desk, null, null)).Changed);
        Assert.Equal([0L], await desk.QueryAsync<long>("select count(*) from dirty_weeks"));
    }

    [Fact]
    public async Task Only_the_range_is_judged_again()
    {
        var triage = new TurningTriage();
        await using var desk = await Desk.OpenAsync(cluster, triage);
        await PostAsync(desk, 100);
        triage.Model = 1;
        var (from, to) = (desk.Clock.GetUtcNow().AddHours(-70), desk.Clock.GetUtcNow().AddHours(-35));

        var done = await ReassessAsync(desk, from, to);

        Assert.Equal([done.Total], await desk.QueryAsync<long>("select count(*) from assessments where model_version = 'turning-1'"));
        Assert.Equal(5, done.Total);
    }

    [Fact]
    public async Task A_verdict_given_between_judging_and_storing_wins_and_a_run_cut_off_goes_on_where_it_was()
    {
        var triage = new TurningTriage();
        await using var desk = await Desk.OpenAsync(cluster, triage);
        await PostAsync(desk, 900);
        var ids = await desk.QueryAsync<Guid>("select id from mentions order by id");
        triage.Model = 1;
        var batches = 0;
        triage.Asked = () =>
        {
            batches++;
            if (batches == 1)
            {
                JudgeAsync(desk, [.. ids.Take(3)]).GetAwaiter().GetResult();
            }
            if (batches == 2)
            {
                throw new OperationCanceledException("the server stops");
            }
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => ReassessAsync(desk, null, null));
        var cut = await desk.QueryAsync<string>("select status || ' ' || done from reassessments");
        desk.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => desk.Get<RunReassessmentsHandler>().HandleAsync(new(desk.Brand), default)));

        Assert.Equal(["running 500"], cut);
        Assert.Equal(["succeeded 900"], await desk.QueryAsync<string>("select status || ' ' || done from reassessments"));
        Assert.Equal(3, batches);
        Assert.Equal([3L], await desk.QueryAsync<long>("select count(*) from mentions where category = 'spam'"));
        Assert.Equal([900L], await desk.QueryAsync<long>("select count(*) from assessments where model_version = 'turning-1'"));
    }

    private static async Task PostAsync(Desk desk, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(300))
        {
            await desk.RecordAsync([
                .. chunk.Select(i => new IncomingMention(
                    (Network)(i % 3),
                    $"{i}",
                    Texts[i % Texts.Length],
                    desk.Clock.GetUtcNow().AddHours(-7 * (i % 300))
                )),
            ]);
        }
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task JudgeAsync(Desk desk, IEnumerable<Guid> mentions)
    {
        foreach (var id in mentions)
        {
            var verdict = new Verdict(Category.Spam, null, [], "Aya", null);
            Assert.False((await desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(desk.Brand, id, verdict), default)).IsRefused);
        }
    }

    private static async Task<Reassessment> ReassessAsync(Desk desk, DateTimeOffset? from, DateTimeOffset? to)
    {
        var store = desk.Get<IReassessmentStore>();
        var queued = await store.TryQueueAsync(desk.Brand.Id, from, to, "Marc", desk.Clock.GetUtcNow(), default);
        Assert.Null(await store.TryQueueAsync(desk.Brand.Id, from, to, "Marc", desk.Clock.GetUtcNow(), default));
        await desk.Get<RunReassessmentsHandler>().HandleAsync(new(desk.Brand), default);
        return (await desk.Get<IReassessmentReads>().FindAsync(desk.Brand.Id, queued!.Id, default))!;
    }

    private static Task<List<string>> KeptAsync(Desk desk) =>
        desk.QueryAsync<string>(
            """
            select row(
                week, network, sum(inbound), sum(positive), sum(neutral), sum(negative), sum(classified_negative), sum(permitted_negative)
            )::text
            from weekly_mentions
            group by week, network
            order by 1
            """
        );

    /// <summary>Counted from the posts by SQL that knows nothing of the product's.</summary>
    private static Task<List<string>> CountedAsync(Desk desk) =>
        desk.QueryAsync<string>(
            """
            select row(
                date_trunc('week', posted_at at time zone 'Europe/Paris')::date, network, count(*), sum((sentiment = 'positive')::int),
                sum((sentiment = 'neutral')::int), sum((sentiment = 'negative')::int),
                sum((sentiment = 'negative' and category is not null)::int),
                sum((sentiment = 'negative' and category is not null and standing = 'permitted')::int)
            )::text
            from (select posted_at, network, coalesce(sentiment, '') as sentiment, category, standing from mentions) m
            group by date_trunc('week', posted_at at time zone 'Europe/Paris')::date, network
            order by 1
            """
        );
}
