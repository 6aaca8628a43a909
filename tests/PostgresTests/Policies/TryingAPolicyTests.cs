using System.Globalization;
using Entente.Application.Cases;
using Entente.Application.Policies;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Policies;

/// <summary>A backtest against a recount that asks the policy itself, post by post, and knows no SQL.</summary>
public sealed class TryingAPolicyTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly IsoWeek First = IsoWeek.Of(new DateOnly(2026, 3, 2));
    private static readonly IsoWeek Last = First.Plus(2);

    private static readonly Policy Stricter = Policy.BuiltIn with
    {
        Categories = new Dictionary<Category, CategoryRule>(Policy.BuiltIn.Categories)
        {
            [Category.Discontent] = new(Standing.Permitted, OpensCase: true, 0.7),
            [Category.Insult] = new(Standing.Permitted, OpensCase: false, 0),
            [Category.Spam] = new(Standing.Unacceptable, OpensCase: true, 0.35),
            [Category.BadMood] = new(Standing.Permitted, OpensCase: true, 0.6),
            [Category.HateOrThreat] = new(Standing.Contestable, OpensCase: true, 0.3),
        },
        SameMatterWithin = TimeSpan.FromDays(2),
        Clocks = Policy.BuiltIn.Clocks with
        {
            FirstReply = Deadline.Business(TimeSpan.FromHours(2)),
            Resolution = Deadline.Calendar(TimeSpan.FromDays(2)),
            Principle = Deadline.Calendar(TimeSpan.FromHours(3)),
        },
    };

    [Fact]
    public async Task What_is_counted_is_what_the_policy_says_of_every_post_and_every_case()
    {
        await using var desk = await Desk.OpenAsync(cluster, new WrittenTriage());
        var random = new Random(20260202);
        await LiveThroughAsync(desk, random, posts: 1500);
        var draft = await desk.Get<IPolicyStore>()
            .AddAsync(desk.Brand.Id, new NewDraft(Stricter, "built-in-1", null, "Marc", Start), default);

        var tried = (
            await desk.Get<RunBacktestHandler>().HandleAsync(new RunBacktest(desk.Brand, draft.Version, First, Last), default)
        ).Value;
        var posts = await PostsAsync(desk);
        var cases = await CasesAsync(desk);

        Assert.True(posts.Count > 1000 && cases.Count > 200, $"{posts.Count} posts, {cases.Count} cases");
        Assert.Contains(posts, p => p.ByPerson);
        Assert.Equal(posts.Count, tried.Counts.Mentions);
        Assert.Equal(
            posts.GroupBy(p => (p.Category, p.Before, p.After)).Select(g => $"{g.Key} {g.Count()}").Order(),
            tried.Counts.Standings.Select(c => $"{(c.Category, c.Before, c.After)} {c.Mentions}").Order()
        );

        var wouldOpen = Matters(posts).Where(m => m.Exists(p => p.Opens) && m.TrueForAll(p => p.CaseId is null)).ToList();
        var opened = posts.Where(p => p.CaseId is not null).GroupBy(p => p.CaseId!.Value).Where(g => g.Any(p => p.IsFirst)).ToList();
        var wouldNotOpen = opened.Where(g => g.All(p => !p.Opens)).Select(g => g.Key).ToList();
        Assert.Equal(
            (wouldOpen.Count, wouldNotOpen.Count, opened.Count),
            ((int)tried.Counts.WouldOpen, (int)tried.Counts.WouldNotOpen, (int)tried.Counts.CasesOpened)
        );
        Assert.True(wouldOpen.Count > 20 && wouldNotOpen.Count > 20);

        Assert.Equal(20, tried.Counts.WouldOpenExamples.Count);
        var openers = wouldOpen.Select(m => m.Find(p => p.Opens)!).OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Take(20);
        Assert.Equal(openers.Select(p => p.Id), tried.Counts.WouldOpenExamples.Select(e => e.MentionId));
        Assert.All(tried.Counts.WouldNotOpenExamples, e => Assert.Contains(e.CaseId!.Value, wouldNotOpen));
        Assert.All(tried.Counts.StandingExamples, e => Assert.NotEqual(e.Before, e.After));

        CheckClocks(
            cases,
            tried.FirstReplies,
            c =>
                (
                    c.Breaks ? Policy.BuiltIn.Clocks.Principle : Policy.BuiltIn.Clocks.FirstReply,
                    c.Breaks ? Stricter.Clocks.Principle : Stricter.Clocks.FirstReply,
                    c.Answered ?? c.Closed
                ),
            desk
        );
        CheckClocks(cases, tried.Resolutions, c => (Policy.BuiltIn.Clocks.Resolution, Stricter.Clocks.Resolution, c.Closed), desk);
    }

    [Fact]
    public async Task A_policy_tried_on_what_it_decided_itself_finds_nothing()
    {
        await using var desk = await Desk.OpenAsync(cluster, new WrittenTriage());
        await RecordAsync(desk, new Random(7), 400);

        var tried = (
            await desk.Get<RunBacktestHandler>().HandleAsync(new RunBacktest(desk.Brand, Policy.BuiltInVersion, First, Last), default)
        ).Value;

        Assert.Equal((0L, 0L), (tried.Counts.WouldOpen, tried.Counts.WouldNotOpen));
        Assert.All(tried.Counts.Standings, c => Assert.Equal(c.Before, c.After));
        Assert.Equal((0, 0), (tried.FirstReplies.NewlyMissed, tried.FirstReplies.NoLongerMissed));
        Assert.True(tried.Counts.CasesOpened > 50);
    }

    [Fact]
    public async Task Another_brand_s_posts_are_not_looked_at()
    {
        await using var desk = await Desk.OpenAsync(cluster, new WrittenTriage());
        await RecordAsync(desk, new Random(7), 50);
        var other = await Desk.AddBrandAsync(desk.OwnerConnectionString, "other", "Europe/Paris");

        var tried = await desk.Get<RunBacktestHandler>().HandleAsync(new RunBacktest(other, Policy.BuiltInVersion, First, Last), default);

        Assert.Equal(0, tried.Value.Counts.Mentions);
    }

    [Fact]
    public async Task Weeks_turned_round_too_many_of_them_and_an_unknown_version_are_refused()
    {
        await using var desk = await Desk.OpenAsync(cluster, new WrittenTriage());
        async Task<string?> RefusalAsync(string version, IsoWeek from, IsoWeek to) =>
            (await desk.Get<RunBacktestHandler>().HandleAsync(new RunBacktest(desk.Brand, version, from, to), default)).Error?.Code;

        Assert.Equal("backtest_weeks_turned_round", await RefusalAsync("built-in-1", Last, First));
        Assert.Equal("backtest_too_many_weeks", await RefusalAsync("built-in-1", First, First.Plus(106)));
        Assert.Null(await RefusalAsync("built-in-1", First, First.Plus(105)));
        Assert.Equal("policy_not_found", await RefusalAsync("4", First, Last));
    }

    private static async Task LiveThroughAsync(Desk desk, Random random, int posts)
    {
        await RecordAsync(desk, random, posts);
        var mentions = await desk.QueryAsync<Guid>("select id from mentions where not is_own order by id");
        foreach (var mention in mentions.Where(_ => random.Next(12) == 0))
        {
            var category = Pick<Category>(random);
            var principles = random.Next(8) == 0 ? [SignalKind.EmployeeAttack] : (SignalKind[])[];
            var verdict = new Verdict(category, null, principles, "Aya", null);
            await desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(desk.Brand, mention, verdict), default);
        }
        foreach (var id in (await desk.QueryAsync<Guid>("select id from cases order by id")).Where(_ => random.Next(3) > 0))
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 9)));
            var found = (await desk.Get<ICaseStore>().FindAsync(desk.Brand.Id, id, default))!;
            found.RecordReply("Bonjour", null, "Aya", found.State.OpenedAt.AddMinutes(random.Next(5, 1500)));
            await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default);
            if (random.Next(2) == 0)
            {
                found.Close(Outcome.Answered, null, "Aya", found.State.DialogueAt!.Value.AddMinutes(random.Next(5, 8000)));
                await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default);
            }
        }
        desk.Clock.Advance(TimeSpan.FromHours(30));
    }

    /// <summary>Posts over four weeks, so that some lie outside; they come in as they are written, day by day.</summary>
    private static async Task RecordAsync(Desk desk, Random random, int count)
    {
        var posts = Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var confidence = Math.Round(random.NextDouble(), 2).ToString("0.00", CultureInfo.InvariantCulture);
                var category = random.Next(20) == 0 ? "" : Vocabulary.Word(Pick<Category>(random));
                var signal = random.Next(25) == 0 ? "personal_data" : "";
                var author = random.Next(10) == 0 ? null : new IncomingAuthor($"a{random.Next(count / 2)}", null, null);
                var at = Start.AddDays(-3).AddMinutes(random.Next(0, 28 * 24 * 60));
                return new IncomingMention(Network.X, $"{i}", $"{category}|{confidence}|{signal}|{i}", at, Author: author);
            })
            .OrderBy(p => p.PostedAt)
            .ToArray();
        foreach (var day in posts.GroupBy(p => p.PostedAt!.Value.Date))
        {
            var evening = new DateTimeOffset(day.Key.AddHours(22), TimeSpan.Zero);
            desk.Clock.SetUtcNow(evening > desk.Clock.GetUtcNow() ? evening : desk.Clock.GetUtcNow());
            await desk.RecordAsync([.. day.Select(p => p with { PostedAt = p.PostedAt < evening ? p.PostedAt : evening })]);
        }
    }

    private static TEnum Pick<TEnum>(Random random)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>()[random.Next(Enum.GetValues<TEnum>().Length)];

    private sealed record Row(
        Guid Id,
        Guid? AuthorId,
        DateTime PostedAt,
        string Text,
        string Before,
        Guid? CaseId,
        bool IsFirst,
        string? VerdictCategory,
        int VerdictPrinciples
    );

    private sealed record Post(
        Guid Id,
        Guid? AuthorId,
        DateTime PostedAt,
        Category? Category,
        Standing Before,
        Standing After,
        bool Opens,
        bool ByPerson,
        Guid? CaseId,
        bool IsFirst
    );

    /// <summary>Each post of the weeks, judged by the policy from the words themselves and the last verdict.</summary>
    private static async Task<List<Post>> PostsAsync(Desk desk)
    {
        var rows = await desk.QueryAsync<Row>(
            """
            select m.id, m.author_id, m.posted_at, m.text, m.standing as before, cm.case_id, c.id is not null as is_first,
                (select v.category from verdicts v where v.mention_id = m.id order by v.given_at desc limit 1) as verdict_category,
                coalesce((select cardinality(v.principles) from verdicts v where v.mention_id = m.id order by v.given_at desc limit 1), 0)
                    as verdict_principles
            from mentions m
            left join case_mentions cm on cm.mention_id = m.id
            left join cases c on c.first_mention_id = m.id
            """
        );
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        return [.. rows.Where(r => IsoWeek.Of(r.PostedAt, paris) is var week && week >= First && week <= Last).Select(Judged)];
    }

    private static Post Judged(Row row)
    {
        if (row.VerdictCategory is not null)
        {
            var principles = Enumerable.Repeat(SignalKind.EmployeeAttack, row.VerdictPrinciples).ToList();
            var verdict = new Verdict(Vocabulary.Parse<Category>(row.VerdictCategory), null, principles, "Aya", null);
            return PostOf(row, verdict.Category, principles.Count > 0, Stricter.OpensCase(verdict), byPerson: true);
        }
        var said = WrittenTriage.Of(row.Text);
        return PostOf(row, said.Category, Policy.BreaksPrinciple(said), Stricter.OpensCase(said), byPerson: false);
    }

    private static Post PostOf(Row row, Category? category, bool breaks, bool opens, bool byPerson) =>
        new(
            row.Id,
            row.AuthorId,
            row.PostedAt,
            category,
            Vocabulary.Parse<Standing>(row.Before),
            Stricter.StandingOf(category, breaks),
            opens,
            byPerson,
            row.CaseId,
            row.IsFirst
        );

    private static List<List<Post>> Matters(List<Post> posts)
    {
        var matters = posts.Where(p => p.AuthorId is null).Select(p => new List<Post> { p }).ToList();
        foreach (var author in posts.Where(p => p.AuthorId is not null).GroupBy(p => p.AuthorId))
        {
            DateTime? last = null;
            foreach (var post in author.OrderBy(p => p.PostedAt).ThenBy(p => p.Id))
            {
                if (last is null || post.PostedAt - last > Stricter.SameMatterWithin)
                {
                    matters.Add([]);
                }
                matters[^1].Add(post);
                last = post.PostedAt;
            }
        }
        return matters;
    }

    private sealed record CaseTime(bool Breaks, DateTime Opened, DateTime? Answered, DateTime? Closed);

    private static async Task<List<CaseTime>> CasesAsync(Desk desk)
    {
        var all = await desk.QueryAsync<CaseTime>(
            """
            select c.breaks_principle as breaks, y.opened_at as opened, y.dialogue_at as answered, y.closed_at as closed
            from cases c
            join case_cycles y on y.case_id = c.id
            """
        );
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        return all.FindAll(c => IsoWeek.Of(c.Opened, paris) is var week && week >= First && week <= Last);
    }

    private static void CheckClocks(
        List<CaseTime> cases,
        MissedClocks found,
        Func<CaseTime, (Deadline Before, Deadline After, DateTime? Happened)> clock,
        Desk desk
    )
    {
        var expected = cases.ConvertAll(c =>
        {
            var (before, after, happened) = clock(c);
            var by = happened ?? desk.Clock.GetUtcNow().UtcDateTime;
            return (Before: Passed(c.Opened, by, before), After: Passed(c.Opened, by, after));
        });
        Assert.Equal(
            (cases.Count, expected.Count(e => e.Before), expected.Count(e => e.After), expected.Count(e => !e.Before && e.After)),
            (found.Cases, found.MissedInForce, found.MissedUnderDraft, found.NewlyMissed)
        );
        Assert.All(found.Examples, e => Assert.NotEqual(e.MissedInForce, e.MissedUnderDraft));
    }

    /// <summary>Counts minute by minute whether more than the time allowed has passed; opening hours are nine to six on weekdays.</summary>
    private static bool Passed(DateTime from, DateTime to, Deadline deadline)
    {
        if (deadline.Hours == ClockHours.Calendar)
        {
            return to - from > deadline.Within;
        }
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var open = 0;
        for (var minute = from; minute < to && open <= deadline.Within.TotalMinutes; minute = minute.AddMinutes(1))
        {
            var wall = TimeZoneInfo.ConvertTimeFromUtc(minute, paris);
            open += wall.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && wall.Hour is >= 9 and < 18 ? 1 : 0;
        }
        return open > deadline.Within.TotalMinutes;
    }

    /// <summary>A triage whose answer stands in the text: <c>category|confidence|signal|…</c>.</summary>
    private sealed class WrittenTriage : ITriageEngine
    {
        public string ModelVersion => "written-1";

        public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand) =>
            [.. texts.Select(t => Of(t.Text))];

        public static Assessment Of(string text)
        {
            var parts = text.Split('|');
            Category? category = parts[0].Length == 0 ? null : Vocabulary.Parse<Category>(parts[0]);
            IReadOnlyList<Signal> signals =
                parts[2].Length == 0 ? [] : [new Signal(Vocabulary.Parse<SignalKind>(parts[2]), 0, 1, 0.9, "written")];
            double? confidence = category is null ? null : double.Parse(parts[1], CultureInfo.InvariantCulture);
            return new Assessment("fr", null, null, category, confidence, signals, [], "written-1");
        }
    }
}
