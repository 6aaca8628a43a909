using System.Globalization;
using Entente.Application.Brands;
using Entente.Application.Cases;
using Entente.Application.Metrics;
using Entente.Application.Triage;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

/// <summary>
/// A year of made-up life with both clock changes and week 53, edits, deletions, duplicates, late posts, verdicts, cases closed and
/// reopened; every figure is counted again by SQL that knows nothing of the product's.
/// </summary>
public sealed class WeeklyRecountTests(PostgresCluster cluster)
{
    private static readonly string[] Spoken =
    [
        "[positive praise]",
        "[neutral question]",
        "[negative bad_mood]",
        "[negative discontent]",
        "[negative insult]",
        "[negative]",
        "[neutral]",
        "[positive praise employee_attack]",
        "nothing to judge",
    ];

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    public async Task Every_figure_equals_an_independent_recount(string timeZone)
    {
        await using var desk = await LiveAYearAsync(timeZone);
        var (from, to) = (Week("2026-W01"), Week("2027-W02"));

        Assert.Equal(Recounts.Keys.Order(), WeeklyMetric.All.Select(m => m.Name).Order());
        foreach (var (metric, sql) in Recounts)
        {
            var byNetwork = await desk.Get<ReadMetricHandler>()
                .HandleAsync(new ReadMetric(desk.Brand, metric, from, to, MetricGrouping.Network), default);
            var byCategory = await desk.Get<ReadMetricHandler>()
                .HandleAsync(new ReadMetric(desk.Brand, metric, from, to, MetricGrouping.Category), default);
            var byChannel = await desk.Get<ReadMetricHandler>()
                .HandleAsync(new ReadMetric(desk.Brand, metric, from, to, MetricGrouping.Channel), default);
            var whole = await desk.Get<ReadMetricHandler>()
                .HandleAsync(new ReadMetric(desk.Brand, metric, from, to, MetricGrouping.None), default);
            var expectedByNetwork = await RecountAsync(desk, sql, "n.network", from, to);
            var expectedByCategory = await RecountAsync(desk, sql, "n.category", from, to);
            var expectedByChannel = await RecountAsync(desk, sql, "n.channel", from, to);
            var expectedWhole = await RecountAsync(desk, sql, "null::text", from, to);

            Assert.Equal(expectedWhole, whole.Value.Values.Select(Written));
            Assert.Equal(expectedByNetwork.Where(SaysSomething), byNetwork.Value.Values.Select(Written).Where(SaysSomething));
            Assert.Equal(expectedByChannel.Where(SaysSomething), byChannel.Value.Values.Select(Written).Where(SaysSomething));
            Assert.Equal(expectedByCategory.Where(SaysSomething), byCategory.Value.Values.Select(Written).Where(SaysSomething));
            Assert.Contains(whole.Value.Values, v => v.Figure.Numerator != 0);
        }
    }

    private static bool SaysSomething(string line) =>
        !line.EndsWith(" 0/0 null", StringComparison.Ordinal) && !line.EndsWith(" 0/1 0", StringComparison.Ordinal);

    [Fact]
    public async Task A_recount_from_nothing_gives_the_same_rows()
    {
        await using var desk = await LiveAYearAsync("Europe/Paris");
        await desk.RecountAsync();
        var before = await RollUpsAsync(desk);
        await desk.QueryAsync<int>("select 1");
        await using (var session = await desk.Get<Infrastructure.Database.EntenteDatabase>().OpenAsync(desk.Brand.Id, default))
        {
            await Dapper.SqlMapper.ExecuteAsync(
                session.Connection,
                """
                insert into weekly_mentions select @Id, '2020-01-06', 'x', 9, 9, 9, 9, 9, 9, now(), 'praise', 'none';
                insert into dirty_weeks (brand_id, week)
                select @Id, week from weekly_mentions union all select @Id, week from weekly_cases;
                update weekly_mentions set inbound = inbound + 5, negative = 0;
                delete from weekly_cases;
                """,
                new { desk.Brand.Id },
                session.Transaction
            );
            await session.CommitAsync(default);
        }

        await desk.RecountAsync();

        Assert.Equal(before, await RollUpsAsync(desk));
        Assert.True(before.Count > 100);
    }

    [Fact]
    public async Task A_rebuild_repairs_everything_even_beside_another()
    {
        await using var desk = await LiveAYearAsync("Europe/Paris");
        await desk.RecountAsync();
        var before = await RollUpsAsync(desk);
        await using (var session = await desk.Get<Infrastructure.Database.EntenteDatabase>().OpenAsync(desk.Brand.Id, default))
        {
            await Dapper.SqlMapper.ExecuteAsync(
                session.Connection,
                "delete from weekly_mentions; update weekly_cases set opened = opened + 3, week = week + 7 * 5000;",
                transaction: session.Transaction
            );
            await session.CommitAsync(default);
        }

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => desk.Get<IWeeklyRecount>().RebuildAsync(desk.Brand, default)))
        );

        Assert.Equal(before, await RollUpsAsync(desk));
    }

    [Fact]
    public async Task Months_and_ranges_are_sums_of_their_weeks_with_the_period_before_beside_them()
    {
        await using var desk = await LiveAYearAsync("Europe/Paris");

        var december = await ReadAsync(desk, MetricInterval.Month, "2026-W53", "2026-W53");
        var quarter = await ReadAsync(desk, MetricInterval.Range, "2026-W14", "2026-W26");

        // Week 53 of 2026 has its Thursday on 31 December: the month holds five weeks, November four.
        var month = Assert.Single(december);
        Assert.Equal((Week("2026-W49"), Week("2026-W53")), (month.Week, month.LastWeek));
        Assert.Equal(await InboundAsync(desk, "2026-11-30", "2027-01-04"), month.Figure.Numerator);
        Assert.Equal(await InboundAsync(desk, "2026-11-02", "2026-11-30"), month.Previous.Numerator);
        var range = Assert.Single(quarter);
        Assert.Equal(await InboundAsync(desk, "2026-03-30", "2026-06-29"), range.Figure.Numerator);
        Assert.Equal(await InboundAsync(desk, "2025-12-29", "2026-03-30"), range.Previous.Numerator);
    }

    private static async Task<IReadOnlyList<MetricValue>> ReadAsync(Desk desk, MetricInterval interval, string from, string to)
    {
        var query = new ReadMetric(desk.Brand, "inbound_volume", Week(from), Week(to), MetricGrouping.None, interval);
        return (await desk.Get<ReadMetricHandler>().HandleAsync(query, default)).Value.Values;
    }

    private static async Task<long> InboundAsync(Desk desk, string from, string until) =>
        (
            await desk.QueryAsync<long>(
                $"""
                select count(*) from mentions where not is_own
                    and posted_at >= '{from}'::timestamp at time zone 'Europe/Paris' and posted_at < '{until}'::timestamp at time zone 'Europe/Paris'
                """
            )
        )[0];

    [Fact]
    public async Task Recounts_in_a_race_with_intake_lose_nothing()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await OpenChannelsAsync(desk);
        var posts = Enumerable
            .Range(0, 600)
            .Select(i => Post(i, desk.Clock.GetUtcNow().AddDays(-i % 90), Spoken[i % Spoken.Length]))
            .ToList();
        using var recording = new CancellationTokenSource();
        var recounts = Enumerable
            .Range(0, 3)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (!recording.IsCancellationRequested)
                    {
                        await desk.RecountAsync();
                    }
                })
            )
            .ToList();

        await Task.WhenAll(posts.Chunk(30).Select(chunk => Task.Run(() => desk.RecordAsync(chunk))));
        await recording.CancelAsync();
        await Task.WhenAll(recounts);
        await desk.RecountAsync();

        Assert.Equal([600L], await desk.QueryAsync<long>("select sum(inbound)::bigint from weekly_mentions"));
        Assert.Equal([0L], await desk.QueryAsync<long>("select count(*) from dirty_weeks"));
    }

    private async Task<Desk> LiveAYearAsync(string timeZone)
    {
        var desk = await Desk.OpenAsync(cluster, new SpokenTriage(), timeZone);
        var random = new Random(7);
        desk.Clock.AdjustTime(new DateTimeOffset(2027, 1, 20, 0, 0, 0, TimeSpan.Zero));
        await OpenChannelsAsync(desk);
        var start = new DateTimeOffset(2025, 12, 28, 0, 0, 0, TimeSpan.Zero);
        // Posts a second on either side of every midnight that begins a week, and at the clock changes, beside the random ones.
        var edges = Enumerable
            .Range(0, 56)
            .SelectMany(w =>
                new[] { -1, 0, 1 }.Select(s => IsoWeek.Of(new DateOnly(2025, 12, 29)).Plus(w).StartIn(desk.Brand.Zone).AddSeconds(s))
            );
        var times = Enumerable.Range(0, 1500).Select(_ => start.AddSeconds(random.Next(380 * 86_400))).Concat(edges);
        var posts = times.Select((at, i) => Post(i, at, Spoken[random.Next(Spoken.Length)])).ToList();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(posts));
        var changes = posts
            .Where(_ => random.Next(8) == 0)
            .Select(p => p with { Text = Spoken[random.Next(Spoken.Length)] + " edited", EditedAt = p.PostedAt!.Value.AddHours(1) });
        var deletions = posts
            .Where(_ => random.Next(10) == 0)
            .Select(p => new IncomingMention(p.Network, p.ExternalId, null, null, DeletedAt: p.PostedAt!.Value.AddDays(1)));
        var duplicates = posts.Where(_ => random.Next(3) == 0);
        foreach (var chunk in posts.Concat(changes).Concat(deletions).Concat(duplicates).ToList().Chunk(97))
        {
            await desk.RecordAsync(chunk);
        }
        await SpreadCasesAsync(desk);
        await desk.RecountAsync();
        // Some posts say only later where they came to, the first posts of cases among them.
        foreach (var chunk in posts.Where(_ => random.Next(4) == 0).Select(OnAChannel).Chunk(97))
        {
            await desk.RecordAsync(chunk);
        }
        await JudgeAndWorkAsync(desk, random);
        await TalkAsync(desk);
        return desk;
    }

    /// <summary>Half of the cycles had a dialogue, some went up the ladder, and the closed ones ended in every way there is.</summary>
    private static async Task TalkAsync(Desk desk)
    {
        await using var session = await desk.Get<Infrastructure.Database.EntenteDatabase>().OpenAsync(desk.Brand.Id, default);
        await Dapper.SqlMapper.ExecuteAsync(
            session.Connection,
            """
            with ways as (
                select case_id, cycle, row_number() over (order by opened_at, case_id, cycle) as nth from case_cycles
            )
            update case_cycles y
            set dialogue_at = case when nth % 2 = 0 then opened_at + interval '1 minute' end,
                platform_at = case when nth % 7 = 0 then opened_at + interval '8 days' end,
                legal_at = case when nth % 14 = 0 then opened_at + interval '30 days' end,
                outcome = case when closed_at is not null then (@Outcomes)[1 + nth % 11] end
            from ways w where w.case_id = y.case_id and w.cycle = y.cycle;
            insert into dirty_weeks (brand_id, week)
            select brand_id, date_trunc('week', opened_at at time zone @TimeZone)::date from case_cycles;
            """,
            new { desk.Brand.TimeZone, Outcomes = Domain.Vocabulary.AllWords<Outcome>().ToArray() },
            session.Transaction
        );
        await session.CommitAsync(default);
    }

    /// <summary>Opens the cases over the year, as if each had been opened when its post came.</summary>
    private static async Task SpreadCasesAsync(Desk desk)
    {
        await using var session = await desk.Get<Infrastructure.Database.EntenteDatabase>().OpenAsync(desk.Brand.Id, default);
        await Dapper.SqlMapper.ExecuteAsync(
            session.Connection,
            """
            update cases c set opened_at = m.posted_at from mentions m where m.id = c.first_mention_id;
            update case_cycles y set opened_at = c.opened_at from cases c where c.id = y.case_id;
            insert into dirty_weeks (brand_id, week) select brand_id, date_trunc('week', opened_at at time zone @TimeZone)::date from cases;
            insert into dirty_weeks (brand_id, week) select brand_id, date_trunc('week', updated_at at time zone @TimeZone)::date from cases;
            """,
            new { desk.Brand.TimeZone },
            session.Transaction
        );
        await session.CommitAsync(default);
    }

    private static async Task JudgeAndWorkAsync(Desk desk, Random random)
    {
        var mentions = await desk.QueryAsync<Guid>("select id from mentions order by external_id");
        foreach (var mention in mentions.Where(_ => random.Next(15) == 0))
        {
            var category = random.Next(2) == 0 ? Category.Praise : Category.Insult;
            var sentiment = category == Category.Praise ? Sentiment.Positive : Sentiment.Negative;
            var judged = await desk.Get<GiveVerdictHandler>()
                .HandleAsync(new GiveVerdict(desk.Brand, mention, new Verdict(category, sentiment, [], "Aya", null)), default);
            Assert.False(judged.IsRefused);
        }
        foreach (var id in (await desk.QueryAsync<Guid>("select id from cases order by id")).Where(_ => random.Next(3) > 0))
        {
            var found = (await desk.Get<ICaseStore>().FindAsync(desk.Brand.Id, id, default))!;
            desk.Clock.AdjustTime(found.State.OpenedAt.AddMinutes(random.Next(50_000)));
            if (random.Next(4) == 0)
            {
                Assert.False(found.AskLead("unsure", "Aya", desk.Clock.GetUtcNow()).IsRefused);
            }
            Assert.False(found.Close(Outcome.Answered, null, "Aya", desk.Clock.GetUtcNow()).IsRefused);
            Assert.True(await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default));
            if (random.Next(5) == 0)
            {
                Assert.False(
                    found
                        .Reopen("again", new Timetable(Policy.BuiltIn, desk.Brand.Zone), "Aya", desk.Clock.GetUtcNow().AddDays(9))
                        .IsRefused
                );
                Assert.True(await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default));
            }
        }
        desk.Clock.AdjustTime(new DateTimeOffset(2027, 1, 20, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>numerator and denominator of each metric over <c>m</c> (mentions), <c>o</c> (opened), <c>c</c> (closed), <c>b</c> (open at the end).</summary>
    private static readonly Dictionary<string, (string Numerator, string Denominator, int Scale)> Recounts = new()
    {
        ["inbound_volume"] = ("count(*)|m", "1", 1),
        ["net_sentiment"] = ("sum(case sentiment when 'positive' then 1 when 'negative' then -1 else 0 end)|m", "count(sentiment)|m", 100),
        ["negative_share"] = ("sum((sentiment = 'negative')::int)|m", "count(sentiment)|m", 1),
        ["sentiment_coverage"] = ("count(sentiment)|m", "count(*)|m", 1),
        ["permitted_share"] = (
            "sum((sentiment = 'negative' and category is not null and standing = 'permitted')::int)|m",
            "sum((sentiment = 'negative' and category is not null)::int)|m",
            1
        ),
        ["cases_opened"] = ("count(*)|o", "1", 1),
        ["cases_closed"] = ("count(*)|c", "1", 1),
        ["escalation_rate"] = ("sum((lead_at is not null or platform_at is not null or legal_at is not null)::int)|o", "count(*)|o", 1),
        ["backlog"] = ("count(*)|b", "1", 1),
        ["sentiment_polarity"] = (
            "sum((sentiment = 'positive')::int - (sentiment = 'negative')::int)|m",
            "sum((sentiment in ('positive', 'negative'))::int)|m",
            1
        ),
        ["positive_share_decided"] = ("sum((sentiment = 'positive')::int)|m", "sum((sentiment in ('positive', 'negative'))::int)|m", 1),
        ["escalation_to_lead_rate"] = ("count(lead_at)|o", "count(*)|o", 1),
        ["escalation_to_platform_rate"] = ("count(platform_at)|o", "count(*)|o", 1),
        ["escalation_to_legal_rate"] = ("count(legal_at)|o", "count(*)|o", 1),
        ["legal_recourse_rate"] = ($"sum((legal_at is not null and {Negative})::int)|o", $"sum({Negative}::int)|o", 1),
        ["dialogue_rate"] = ($"sum((dialogue_at is not null and {Negative})::int)|o", $"sum({Negative}::int)|o", 1),
        ["recovery_rate"] = ($"sum((outcome in ('changed_mind', 'edited', 'withdrew', 'defends_brand') and {Talked})::int)|o", Known, 1),
        ["recovery_changed_mind_rate"] = ($"sum((outcome = 'changed_mind' and {Talked})::int)|o", Known, 1),
        ["recovery_edited_rate"] = ($"sum((outcome = 'edited' and {Talked})::int)|o", Known, 1),
        ["recovery_withdrew_rate"] = ($"sum((outcome = 'withdrew' and {Talked})::int)|o", Known, 1),
        ["recovery_defends_brand_rate"] = ($"sum((outcome = 'defends_brand' and {Talked})::int)|o", Known, 1),
        ["recovery_unknown_share"] = ($"sum(((outcome is null or outcome = 'no_answer') and {Talked})::int)|o", $"sum({Talked}::int)|o", 1),
    };

    private const string Negative = "(select k.standing <> 'welcome' from cases k where k.id = x.case_id)";
    private const string Talked = "(dialogue_at is not null and " + Negative + ")";
    private const string Known = "sum((outcome <> 'no_answer' and " + Talked + ")::int)|o";

    private static async Task<List<string>> RecountAsync(
        Desk desk,
        (string Numerator, string Denominator, int Scale) metric,
        string group,
        IsoWeek from,
        IsoWeek to
    )
    {
        var groups = group switch
        {
            "n.network" => "(select distinct network as name from mentions)",
            "n.category" => "(select distinct coalesce(category, 'unclassified') as name from mentions)",
            "n.channel" => "(select distinct coalesce(channel_id::text, 'none') as name from mentions)",
            _ => "(select null::text as name)",
        };
        var sql = $"""
            with w as (
                select d::date as monday, d at time zone '{desk.Brand.TimeZone}' as a, (d + interval '7 days') at time zone '{desk.Brand.TimeZone}' as z
                from generate_series('{from.Monday:yyyy-MM-dd}'::timestamp, '{to.Monday:yyyy-MM-dd}'::timestamp, interval '7 days') d
            ),
            r as (
                select w.monday, n.name, {Part(metric.Numerator, group)} as num, {Part(metric.Denominator, group)} as den
                from w cross join {groups} n
            )
            select to_char(monday, 'IYYY"-W"IW') || ' ' || coalesce(name || ' ', '') || num || '/' || den || ' '
                || coalesce(trim_scale(round(num * {metric.Scale}::numeric / nullif(den, 0), 6))::text, 'null')
            from r order by monday, name collate "C"
            """;
        return await desk.QueryAsync<string>(sql);
    }

    private static string Part(string expression, string group)
    {
        if (!expression.Contains('|', StringComparison.Ordinal))
        {
            return expression;
        }
        var (value, rows) = (expression.Split('|')[0], expression.Split('|')[1]);
        var source = rows switch
        {
            "m" => "mentions x where not x.is_own and x.posted_at >= w.a and x.posted_at < w.z",
            "o" => "case_cycles x where x.opened_at >= w.a and x.opened_at < w.z",
            "c" => "case_cycles x where x.closed_at >= w.a and x.closed_at < w.z",
            _ => "case_cycles x where x.opened_at < w.z and (x.closed_at is null or x.closed_at >= w.z)",
        };
        var category = rows == "m" ? "x.category" : "(select k.category from cases k where k.id = x.case_id)";
        var channel =
            rows == "m"
                ? "x.channel_id"
                : "(select m.channel_id from cases k join mentions m on m.id = k.first_mention_id where k.id = x.case_id)";
        var named = group switch
        {
            "n.category" => $"coalesce({category}, 'unclassified')",
            "n.channel" => $"coalesce({channel}::text, 'none')",
            _ => "x.network",
        };
        return $"(select coalesce({value}, 0) from {source} and (n.name is null or {named} = n.name))";
    }

    private static string Written(MetricValue v) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{v.Week} {(v.Group is { } group ? group + " " : "")}{v.Figure.Numerator}/{v.Figure.Denominator} {(v.Figure.Value is { } value ? value.ToString("0.######", CultureInfo.InvariantCulture) : "null")}"
        );

    private static Task<List<string>> RollUpsAsync(Desk desk) =>
        desk.QueryAsync<string>(
            """
            select row(week, network, channel, category, inbound, positive, neutral, negative, classified_negative, permitted_negative)::text from weekly_mentions
            union all
            select row(week, network, channel, category, opened, escalated, legal, closed, lead, platform, negative, negative_legal, dialogues,
                dialogues_known, changed_mind, edited, withdrew, defends_brand)::text from weekly_cases
            order by 1
            """
        );

    /// <summary>Two accounts on each network that posts come from.</summary>
    private static async Task OpenChannelsAsync(Desk desk)
    {
        foreach (var i in Enumerable.Range(0, 8))
        {
            var (channel, _) = await desk.Get<CreateChannelHandler>()
                .HandleAsync(new CreateChannel(desk.Brand.Id, (Network)(i % 4), $"account-{i / 4}", $"Account {i}", null), default);
            Assert.NotNull(channel);
        }
    }

    private static IncomingMention OnAChannel(IncomingMention post) =>
        post with
        {
            ChannelExternalId = $"account-{int.Parse(post.ExternalId, CultureInfo.InvariantCulture) / 4 % 2}",
        };

    /// <summary>Every third says which account it came to.</summary>
    private static IncomingMention Post(int i, DateTimeOffset at, string text)
    {
        var post = new IncomingMention((Network)(i % 4), $"{i}", text, at, Author: new IncomingAuthor($"a{i % 300}", null, null));
        return i % 3 == 0 ? OnAChannel(post) : post;
    }

    private static IsoWeek Week(string written) => IsoWeek.TryParse(written, out var week) ? week : throw new FormatException(written);
}
