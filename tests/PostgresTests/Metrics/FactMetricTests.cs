using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Application.Triage;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

/// <summary>
/// One small story told with its times, each metric counted by hand. Four posts of 08:00 UTC are captured on Monday 2 March 2026 at 09:00:
/// A is answered in an hour and changes their mind, B is answered next morning and refuses, C waits, E shows a number and goes at 13:00.
/// </summary>
public sealed class FactMetricTests(PostgresCluster cluster)
{
    private const long Hour = 3600;
    private const long Day = 24 * Hour;

    [Theory]
    [InlineData("first_response_time", 44_100, 88_200, 2)]
    [InlineData("first_response_time_from_posting", 47_700, 95_400, 2)]
    [InlineData("next_response_time", 1800, 1800, 1)]
    [InlineData("resolution_time", 351_000, 702_000, 2)]
    [InlineData("resolution_time_from_posting", 354_600, 709_200, 2)]
    [InlineData("sla_attainment", 0.3, 3, 10)]
    [InlineData("oldest_waiting", (6 * Day) + (14 * Hour), (6 * Day) + (14 * Hour), 2)]
    [InlineData("sentiment_shift", 200, 2, 1)]
    [InlineData("advocate_conversion", 1, 1, 1)]
    [InlineData("removal_success_rate", 0.5, 1, 2)]
    [InlineData("removal_time_to_decision", 36 * Hour, 3 * Day, 2)]
    [InlineData("appeal_reversal_rate", 1, 1, 1)]
    [InlineData("unfounded_ratio", 0.5, 1, 2)]
    [InlineData("principle_exposure", 4 * Hour, 4 * Hour, 1)]
    [InlineData("override_rate", 0.666667, 2, 3)]
    [InlineData("triage_agreement", 0.5, 1, 2)]
    public async Task Each_metric_is_what_the_story_says(string metric, double value, long numerator, long denominator)
    {
        await using var desk = await TellAsync();

        var told = Assert.Single(await ReadAsync(desk, metric));

        Assert.Equal(new Figure((decimal)value, numerator, denominator), told.Figure);
        Assert.Equal(new Figure(null, 0, 0), told.Previous);
    }

    [Theory]
    [InlineData("first_response_time", MetricGrouping.Network, "facebook 84600, x 3600")]
    [InlineData("first_response_time", MetricGrouping.Channel, "account 3600, page 84600")]
    [InlineData("sla_attainment", MetricGrouping.Channel, "account 0.6, help 0, page 0")]
    [InlineData("removal_success_rate", MetricGrouping.Channel, "account 1, page 0")]
    [InlineData("principle_exposure", MetricGrouping.Channel, "account 14400")]
    [InlineData("advocate_conversion", MetricGrouping.Channel, "account 1")]
    [InlineData("inbound_volume", MetricGrouping.Channel, "account 2, help 1, page 1")]
    [InlineData("first_response_time", MetricGrouping.Category, "discontent 3600, disparagement 84600")]
    [InlineData("first_response_time", MetricGrouping.Agent, "Aya 3600, Bo 84600")]
    [InlineData("resolution_time", MetricGrouping.Kind, "changed_mind 10800, no_answer 691200")]
    [InlineData("sla_attainment", MetricGrouping.Kind, "first_reply 0.333333, next_reply 0.5, principle 0, resolution 0.25")]
    [InlineData("sla_attainment", MetricGrouping.Step, "closed 0.5, new 0")]
    [InlineData("removal_success_rate", MetricGrouping.Ground, "law_injure 0, meta_bullying 1")]
    [InlineData("override_rate", MetricGrouping.Kind, "L01 0.5, L02 1")]
    [InlineData("override_rate", MetricGrouping.Agent, "Aya 1, Bo 0")]
    [InlineData("triage_agreement", MetricGrouping.Category, "discontent 1, disparagement 0")]
    public async Task Groups_are_told_apart(string metric, MetricGrouping by, string told)
    {
        await using var desk = await TellAsync();

        var groups = await ReadAsync(desk, metric, by);
        var channels = await desk.Get<IChannelReads>().ByIdAsync(desk.Brand.Id, default);

        Assert.Equal(
            told,
            string.Join(", ", groups.Select(g => FormattableString.Invariant($"{NameOf(g)} {g.Figure.Value:0.######}")).Order())
        );

        string? NameOf(MetricValue value) => by == MetricGrouping.Channel ? channels[Guid.Parse(value.Group!)].ExternalId : value.Group;
    }

    [Fact]
    public async Task Business_hours_count_only_while_the_brand_is_open()
    {
        await using var desk = await TellAsync();

        var told = Assert.Single(await ReadAsync(desk, "first_response_time", clock: MetricClock.Business));

        // Open from 08:00 to 17:00 UTC: A waited 1 h, B eight on Monday and a half on Tuesday.
        Assert.Equal(new Spread(17_100, 27_900, 17_100), told.Measured.Spread);
    }

    [Fact]
    public async Task Kappa_stands_beside_the_agreement()
    {
        await using var desk = await TellAsync();

        Assert.Equal(0.333333, Assert.Single(await ReadAsync(desk, "triage_agreement")).Measured.Kappa);
    }

    [Fact]
    public async Task Every_fact_metric_can_be_grouped_as_it_says_and_refuses_the_rest()
    {
        await using var desk = await TellAsync();
        foreach (var metric in MetricCatalogue.All)
        {
            foreach (var by in Enum.GetValues<MetricGrouping>())
            {
                var read = await desk.Get<ReadMetricHandler>()
                    .HandleAsync(new ReadMetric(desk.Brand, metric.Name, Week("2026-W10"), Week("2026-W10"), by), default);

                Assert.Equal(metric.Groupings.Contains(by), !read.IsRefused);
                Assert.Equal(read.IsRefused ? "metric_not_grouped_so" : null, read.IsRefused ? read.Error.Code : null);
                if (!read.IsRefused && by != MetricGrouping.None && metric is FactMetric { Measure: not FactMeasure.Count })
                {
                    Assert.DoesNotContain(read.Value.Values, v => v.Group == FactLabels.Unlabelled);
                    Assert.NotEmpty(read.Value.Values);
                }
            }
        }
    }

    [Fact]
    public async Task A_closed_week_keeps_what_was_reported_beside_what_came_later()
    {
        await using var desk = await TellAsync();
        desk.Clock.AdjustTime(new DateTimeOffset(2026, 3, 9, 6, 0, 0, TimeSpan.Zero));
        var closing = desk.Get<CloseWeekHandler>();
        var brand = desk.Brand with { CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        Assert.True(await closing.HandleAsync(new CloseWeek(brand), default));
        Assert.False(await closing.HandleAsync(new CloseWeek(brand), default));
        await desk.RecordAsync(Post("late", Network.X, "f", "[positive praise]"));

        var whole = Assert.Single(await ReadAsync(desk, "inbound_volume"));
        var byNetwork = await ReadAsync(desk, "inbound_volume", MetricGrouping.Network);
        var byCategory = await ReadAsync(desk, "inbound_volume", MetricGrouping.Category);
        var byChannel = await ReadAsync(desk, "inbound_volume", MetricGrouping.Channel);
        Assert.Equal((5, 4), (whole.Figure.Numerator, whole.Reported?.Numerator));
        Assert.Equal(["facebook 2 2", "x 3 2"], byNetwork.Select(Both));
        Assert.Equal(["1 1", "1 1", "3 2"], byChannel.Select(v => Both(v)[37..]).Order());
        Assert.Equal(["discontent 3 3", "disparagement 1 1", "praise 1 "], byCategory.Select(Both));
        Assert.Null(Assert.Single(await ReadAsync(desk, "inbound_volume", interval: MetricInterval.Range)).Reported);

        await using (var session = await desk.Get<EntenteDatabase>().OpenAsync(desk.Brand.Id, default))
        {
            await Dapper.SqlMapper.ExecuteAsync(session.Connection, "update case_cycles set dialogue_at = null", null, session.Transaction);
            await session.CommitAsync(default);
        }
        var response = Assert.Single(await ReadAsync(desk, "first_response_time"));
        Assert.Equal((new Figure(null, 0, 0), new Figure(44_100, 88_200, 2)), (response.Figure, response.Reported));
        Assert.Null((await ReadAsync(desk, "first_response_time", interval: MetricInterval.Range))[0].Reported);

        static string Both(MetricValue v) => $"{v.Group} {v.Figure.Numerator} {v.Reported?.Numerator}";
    }

    private async Task<Desk> TellAsync()
    {
        var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        foreach (var (network, account) in new[] { (Network.X, "account"), (Network.Facebook, "page"), (Network.Facebook, "help") })
        {
            await desk.Get<CreateChannelHandler>().HandleAsync(new CreateChannel(desk.Brand.Id, network, account, account, null), default);
        }
        var told = await desk.RecordAsync(
            Post("A", Network.X, "a", "[negative discontent]"),
            Post("B", Network.Facebook, "b", "[negative insult]"),
            Post("C", Network.Facebook, "c", "[negative discontent]") with
            {
                ChannelExternalId = "help",
            },
            Post("E", Network.X, "e", "[negative discontent personal_data]")
        );
        desk.Clock.Advance(TimeSpan.FromMinutes(30));
        await JudgeAsync(desk, told[0].Id!.Value, Category.Discontent);
        await JudgeAsync(desk, told[1].Id!.Value, Category.Disparagement);
        desk.Clock.AdjustTime(new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero));
        await desk.RecordAsync(
            Post("later", Network.X, "a", "[positive praise]") with
            {
                PostedAt = new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero),
            },
            new IncomingMention(Network.X, "E", null, null, DeletedAt: new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.Zero))
        );
        await using var session = await desk.Get<EntenteDatabase>().OpenAsync(desk.Brand.Id, default);
        await Dapper.SqlMapper.ExecuteAsync(
            session.Connection,
            Story,
            new
            {
                brand = desk.Brand.Id,
                a = told[0].CaseId,
                b = told[1].CaseId,
                post_a = told[0].Id,
                post_b = told[1].Id,
            },
            session.Transaction
        );
        await session.CommitAsync(default);
        return desk;
    }

    private const string Story = """
        update case_cycles set dialogue_at = '2026-03-02 10:00Z', closed_at = '2026-03-02 12:00Z', outcome = 'changed_mind' where case_id = @a;
        update case_cycles set dialogue_at = '2026-03-03 08:30Z', closed_at = '2026-03-10 09:00Z', outcome = 'no_answer' where case_id = @b;
        update cases set step = 'closed' where id in (@a, @b);
        insert into case_mentions (brand_id, case_id, mention_id)
        select @brand, @a, id from mentions where external_id = 'later';

        insert into case_events (brand_id, id, case_id, cycle, kind, actor, happened_at, details)
        select @brand, gen_random_uuid(), case_id, 1, kind, 'Aya', at::timestamptz,
            case kind when 'reply_recorded' then jsonb_build_object('reply_id', answer) else jsonb_build_object('answer', answer) end
        from (values
            (@a, 'reply_recorded', '2026-03-02 10:00Z', '00000000-0000-7000-8000-00000000000a'),
            (@a, 'author_answered', '2026-03-02 11:00Z', 'refused'),
            (@a, 'author_answered', '2026-03-02 11:10Z', 'changed_mind'),
            (@a, 'reply_recorded', '2026-03-02 11:30Z', null),
            (@a, 'closed', '2026-03-02 12:00Z', null),
            (@b, 'author_answered', '2026-03-02 20:00Z', 'refused'),
            (@b, 'reply_recorded', '2026-03-03 08:30Z', '00000000-0000-7000-8000-00000000000b'),
            (@b, 'author_answered', '2026-03-03 08:40Z', 'no_answer'),
            (@b, 'author_answered', '2026-03-03 09:00Z', 'refused'),
            (@b, 'closed', '2026-03-10 09:00Z', null)
        ) as told (case_id, kind, at, answer);

        insert into replies (
            brand_id, id, case_id, mention_id, visibility, text, status, blocks, warnings, author_id, author, reviewer_id, reviewer,
            reviewed_at, published_at, url, created_at, updated_at
        )
        select @brand, id::uuid, case_id, mention_id, 'public', 'x', status, blocks, '{}', author, author, 'z', 'Zoé',
            '2026-03-02 09:45Z', published_at::timestamptz, null, '2026-03-02 09:40Z', '2026-03-02 09:40Z'
        from (values
            ('00000000-0000-7000-8000-00000000000a', @a, @post_a, 'published', array['L01', 'L02'], 'Aya', '2026-03-02 10:00Z'),
            ('00000000-0000-7000-8000-00000000000b', @b, @post_b, 'published', array[]::text[], 'Bo', '2026-03-03 08:30Z'),
            ('00000000-0000-7000-8000-00000000000c', @b, @post_b, 'changes_requested', array['L01'], 'Bo', null)
        ) as told (id, case_id, mention_id, status, blocks, author, published_at);

        insert into reply_reviews (brand_id, reply_id, reviewed_at, decision, blocks, author, reviewer)
        select brand_id, id, reviewed_at, case when status = 'published' then 'approved' else status end, blocks, author, reviewer
        from replies;

        delete from case_clocks where case_id in (@a, @b);
        insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at, stopped_at)
        select @brand, case_id, 1, number, kind, started_at::timestamptz, due_at::timestamptz, stopped_at::timestamptz
        from (values
            (@a, 1, 'first_reply', '2026-03-02 09:00Z', '2026-03-02 13:00Z', '2026-03-02 10:00Z'),
            (@a, 2, 'resolution', '2026-03-02 09:00Z', '2026-03-09 09:00Z', '2026-03-02 12:00Z'),
            (@a, 3, 'next_reply', '2026-03-02 11:00Z', '2026-03-03 11:00Z', '2026-03-02 11:30Z'),
            (@b, 1, 'first_reply', '2026-03-02 09:00Z', '2026-03-02 13:00Z', '2026-03-03 08:30Z'),
            (@b, 2, 'resolution', '2026-03-02 09:00Z', '2026-03-09 09:00Z', '2026-03-10 09:00Z'),
            (@b, 3, 'next_reply', '2026-03-03 09:00Z', '2026-03-04 09:00Z', '2026-03-10 09:00Z')
        ) as told (case_id, number, kind, started_at, due_at, stopped_at);

        insert into removal_requests (
            brand_id, id, case_id, cycle, mention_id, network, language, argument, ground, parts, score, status, author_id, author,
            submitted_at, decision, created_at, updated_at
        )
        select @brand, id::uuid, case_id, 1, mention_id, network, 'fr', '{}', ground, '[]', 80, 'decided', 'aya', 'Aya',
            '2026-03-02 10:00Z', decision, '2026-03-02 09:50Z', '2026-03-02 09:50Z'
        from (values
            ('00000000-0000-7000-8000-000000000001', @a, @post_a, 'x', 'meta_bullying', 'removed'),
            ('00000000-0000-7000-8000-000000000002', @b, @post_b, 'facebook', 'law_injure', 'refused')
        ) as told (id, case_id, mention_id, network, ground, decision);

        insert into removal_answers (
            brand_id, request_id, number, instance, decision, statement, answered_at, recorder_id, recorder, recorded_at
        )
        select @brand, request_id::uuid, number, instance, decision, '{}', at::timestamptz, 'aya', 'Aya', at::timestamptz
        from (values
            ('00000000-0000-7000-8000-000000000001', 1, 'notice', 'refused', '2026-03-03 10:00Z'),
            ('00000000-0000-7000-8000-000000000001', 2, 'complaint', 'removed', '2026-03-05 10:00Z'),
            ('00000000-0000-7000-8000-000000000002', 1, 'notice', 'refused', '2026-03-04 10:00Z')
        ) as told (request_id, number, instance, decision, at);
        """;

    private static async Task JudgeAsync(Desk desk, Guid mentionId, Category category)
    {
        var verdict = new Verdict(category, Sentiment.Negative, [], "Aya", null);
        Assert.False(
            (await desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(desk.Brand, mentionId, verdict), default)).IsRefused
        );
    }

    private static async Task<IReadOnlyList<MetricValue>> ReadAsync(
        Desk desk,
        string metric,
        MetricGrouping by = MetricGrouping.None,
        MetricClock clock = MetricClock.Calendar,
        MetricInterval interval = MetricInterval.Week
    )
    {
        var query = new ReadMetric(desk.Brand, metric, Week("2026-W10"), Week("2026-W10"), by, interval, clock);
        var read = await desk.Get<ReadMetricHandler>().HandleAsync(query, default);
        return read.Value.Values;
    }

    private static IncomingMention Post(string id, Network network, string author, string text) =>
        new(
            network,
            id,
            text,
            new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
            Author: new IncomingAuthor(author, null, null),
            ChannelExternalId: network == Network.X ? "account" : "page"
        );

    private static IsoWeek Week(string written) => IsoWeek.TryParse(written, out var week) ? week : throw new FormatException(written);
}
