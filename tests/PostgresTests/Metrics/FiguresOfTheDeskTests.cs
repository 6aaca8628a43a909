using Entente.Application.Cases;
using Entente.Application.Metrics;
using Entente.Application.Replies;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

/// <summary>A figure says what the desk itself showed, whatever weeks it is asked over.</summary>
public sealed class FiguresOfTheDeskTests(PostgresCluster cluster) : IAsyncLifetime
{
    private Desk _desk = null!;
    private Guid _case;
    private Guid _post;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var told = await _desk.RecordAsync(Post("first", "[negative discontent]"));
        (_case, _post) = (told[0].CaseId!.Value, told[0].Id!.Value);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_reply_after_a_reopening_is_a_first_reply_and_answers_no_word_of_the_cycle_before()
    {
        await ReplyAsync(Hours(1), "Aya");
        await ChangeAsync(Hours(1), found => found.RecordAuthorAnswer(AuthorAnswer.ChangedMind, null, Timetable, "Aya", Now).IsRefused);
        await ChangeAsync(Hours(1), found => found.Close(Outcome.ChangedMind, null, "Aya", Now).IsRefused);
        await ChangeAsync(Hours(20), found => found.Reopen("again", Timetable, "Aya", Now).IsRefused);
        await ReplyAsync(Hours(2), "Aya");
        Assert.Equal(new Figure(null, 0, 0), await FigureAsync("next_response_time"));
        Assert.Equal(new Figure(5400, 10_800, 2), await FigureAsync("first_response_time"));

        await ChangeAsync(Hours(1), found => found.RecordAuthorAnswer(AuthorAnswer.Refused, null, Timetable, "Aya", Now).IsRefused);
        await ReplyAsync(Hours(3), "Aya");
        Assert.Equal(new Figure(10_800, 10_800, 1), await FigureAsync("next_response_time"));
    }

    [Fact]
    public async Task A_clock_that_was_met_stays_met_when_a_principle_is_found_later()
    {
        await ReplyAsync(Hours(2), "Aya");
        Assert.Equal(new Figure(1, 1, 1), await FigureAsync("sla_attainment"));

        _desk.Clock.Advance(Hours(20));
        await _desk.RecordAsync(Post("second", "[negative discontent personal_data]"));
        await ReplyAsync(TimeSpan.FromMinutes(10), "Aya");

        var shown = (await _desk.Get<ICaseReads>().FindAsync(_desk.Brand.Id, _case, default))!.Clocks;
        Assert.DoesNotContain(shown, c => c.Status == ClockStatus.Missed);
        var met = shown.Count(c => c.Status == ClockStatus.Met);
        Assert.Equal(new Figure(1, met, met), await FigureAsync("sla_attainment"));
        var kinds = await ReadAsync("sla_attainment", "2026-W10", "2026-W10", MetricGrouping.Kind);
        Assert.Equal(["first_reply", "next_reply", "principle"], kinds.Select(k => k.Group));
    }

    [Fact]
    public async Task A_first_reply_counts_for_who_recorded_it_not_for_who_wrote_the_next()
    {
        await ReplyAsync(Hours(1), "Aya");
        await PublishAsync(await DraftedAsync(new Actor("bo", "Bo"), ReplyFindings.None));

        var agents = await ReadAsync("first_response_time", "2026-W10", "2026-W10", MetricGrouping.Agent);
        Assert.Equal(["Aya"], agents.Select(a => a.Group));
    }

    [Fact]
    public async Task A_week_says_the_same_of_triage_whatever_weeks_are_asked_for_beside_it()
    {
        await JudgeAsync(Category.Discontent);
        _desk.Clock.Advance(TimeSpan.FromDays(7));
        await JudgeAsync(Category.BadMood);

        var alone = await ReadAsync("triage_agreement", "2026-W10", "2026-W10");
        var beside = await ReadAsync("triage_agreement", "2026-W10", "2026-W11");

        // The last verdict on the wording counts, in its own week.
        Assert.Equal(new Figure(null, 0, 0), Assert.Single(alone).Figure);
        Assert.Equal([new Figure(null, 0, 0), new Figure(0, 0, 1)], beside.Select(b => b.Figure));
        var weekOne = await _desk.Get<IVerdictReads>().AgreementAsync(_desk.Brand.Id, Now.AddDays(-8), Now.AddDays(-6), default);
        Assert.Empty(weekOne);
    }

    [Fact]
    public async Task A_block_that_a_second_reader_sent_back_stays_counted_when_the_text_is_written_anew()
    {
        var (aya, zoe) = (new Actor("aya", "Aya"), new Actor("zoe", "Zoé"));
        var reply = await DraftedAsync(aya, new ReplyFindings([new ReplyFinding("L03", 1, RuleLevel.Block, 0, 3, "key")]));
        await SaveAsync(reply, r => r.RequestReview().IsRefused);
        await SaveAsync(reply, r => r.Review(ReviewDecision.ChangesRequested, "Trop sec.", zoe, Now).IsRefused);
        await SaveAsync(reply, r => r.Rewrite("Bonjour.", Visibility.Public, ReplyFindings.None, aya).IsRefused);
        await SaveAsync(reply, r => r.RequestReview().IsRefused);
        await SaveAsync(reply, r => r.Review(ReviewDecision.Approved, null, zoe, Now).IsRefused);

        Assert.Equal(new Figure(0, 0, 1), await FigureAsync("override_rate"));
        var rule = Assert.Single(await _desk.Get<IReplyReads>().OverridesAsync(_desk.Brand.Id, default));
        Assert.Equal(new RuleOverrides("L03", 1, 0, 0), rule);
    }

    private DateTimeOffset Now => _desk.Clock.GetUtcNow();

    private Timetable Timetable => new(Policy.BuiltIn, _desk.Brand.Zone);

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);

    private Task ReplyAsync(TimeSpan later, string actor) =>
        ChangeAsync(later, found => found.RecordReply("Bonjour.", null, actor, Now).IsRefused);

    private async Task ChangeAsync(TimeSpan later, Func<Case, bool> isRefused)
    {
        _desk.Clock.Advance(later);
        var cases = _desk.Get<ICaseStore>();
        var found = (await cases.FindAsync(_desk.Brand.Id, _case, default))!;
        Assert.False(isRefused(found));
        Assert.True(await cases.TrySaveAsync(_desk.Brand.Id, found, default));
    }

    private async Task JudgeAsync(Category category)
    {
        var verdict = new Verdict(category, Sentiment.Negative, [], "Aya", "Read.");
        var given = await _desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(_desk.Brand, _post, verdict), default);
        Assert.False(given.IsRefused);
    }

    private async Task<Reply> DraftedAsync(Actor author, ReplyFindings findings)
    {
        _desk.Clock.Advance(Hours(1));
        var reply = Reply.Draft(_case, _post, Visibility.Public, "Calmez-vous.", findings, author, Now);
        Assert.True(await _desk.Get<IReplyStore>().TryAddAsync(_desk.Brand.Id, reply, default));
        return reply;
    }

    private async Task SaveAsync(Reply reply, Func<Reply, bool> isRefused)
    {
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(isRefused(reply));
        Assert.True(await _desk.Get<IReplyStore>().TrySaveAsync(_desk.Brand.Id, reply, Now, default));
    }

    private async Task PublishAsync(Reply reply)
    {
        Assert.False(reply.Publish(null, secondReaderNeeded: false, Now).IsRefused);
        var found = (await _desk.Get<ICaseStore>().FindAsync(_desk.Brand.Id, _case, default))!;
        Assert.False(found.RecordReply(reply.State, reply.State.Author.Name, Now).IsRefused);
        Assert.True(await _desk.Get<IReplyStore>().TryPublishAsync(_desk.Brand.Id, reply, found, Now, default));
    }

    private async Task<Figure> FigureAsync(string metric) => Assert.Single(await ReadAsync(metric, "2026-W10", "2026-W10")).Figure;

    private async Task<IReadOnlyList<MetricValue>> ReadAsync(string metric, string from, string to, MetricGrouping by = MetricGrouping.None)
    {
        var query = new ReadMetric(_desk.Brand, metric, Week(from), Week(to), by);
        return (await _desk.Get<ReadMetricHandler>().HandleAsync(query, default)).Value.Values;
    }

    private IncomingMention Post(string id, string text) => new(Network.X, id, text, Now, Author: new IncomingAuthor("author", null, null));

    private static IsoWeek Week(string written) => IsoWeek.TryParse(written, out var week) ? week : throw new FormatException(written);
}
