using Entente.Application.Cases;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Application.Triage;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Testing;
using Xunit;

namespace Entente.PostgresTests.Metrics;

public sealed class ReviewingAWeekTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_week_without_posts_is_reviewed_too()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());

        var review = await ReviewAsync(desk);

        Assert.Equal(12, review.LastTwelveWeeks.Count);
        Assert.Equal(0, review.Current.InboundVolume.Numerator);
        Assert.Null(review.Current.NetSentiment.Value);
        Assert.Empty(review.ToDecide);
    }

    [Fact]
    public async Task What_waits_for_a_decision_comes_gravest_first()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var results = await desk.RecordAsync(
            Post("late", "[negative discontent] a"),
            Post("insult", "[negative insult] b"),
            Post("principle", "[neutral question personal_data] c"),
            Post("closed", "[neutral question] d")
        );
        await CloseAsync(desk, results[3].CaseId!.Value);
        desk.Clock.Advance(TimeSpan.FromHours(5));

        var review = await ReviewAsync(desk);

        Assert.Equal(["principle_unanswered", "verdict_missing", "reply_overdue"], review.ToDecide.Select(c => c.Why));
        Assert.Equal(3, review.ToDecideInAll);
        Assert.Equal(1, review.PrincipleCases);
        Assert.Equal(4, review.Current.CasesOpened.Numerator);
        Assert.Equal(1, review.Outcomes[Outcome.Answered]);
        Assert.Contains(review.Cases, c => c is { Step: Step.New, Category: Category.Insult, Cases: 1 });
        Assert.Contains(review.Cases, c => c is { Step: Step.Closed, Category: Category.Question, Cases: 1 });
        Assert.Equal(Network.Facebook, Assert.Single(review.Networks).Network);
    }

    [Fact]
    public async Task What_was_decided_beyond_dialogue_is_told_in_its_week_gravest_first()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var results = await desk.RecordAsync(
            Post("tolerated", "[negative insult] a"),
            Post("refused", "[negative hate_or_threat] b"),
            Post("answered", "[neutral question] c")
        );
        var request = Guid.CreateVersion7(desk.Clock.GetUtcNow());
        await JudgeAsync(desk, results[1].Id!.Value, Category.HateOrThreat);
        await ChangeAsync(desk, results[0].CaseId!.Value, (found, now) => found.Close(Outcome.Tolerated, null, "Aya", now));
        await ChangeAsync(desk, results[2].CaseId!.Value, (found, now) => found.Close(Outcome.Answered, null, "Aya", now));
        await ChangeAsync(desk, results[1].CaseId!.Value, (found, now) => found.ReferToPlatform("a threat", Policy.BuiltIn, "Aya", now));
        await ChangeAsync(desk, results[1].CaseId!.Value, (found, now) => found.SubmitRequest(request, "meta_hate", null, "Aya", now));
        var week = IsoWeek.Of(desk.Clock.GetUtcNow(), desk.Brand.Zone);
        desk.Clock.Advance(TimeSpan.FromDays(7));
        await ChangeAsync(
            desk,
            results[1].CaseId!.Value,
            (found, now) => found.RecordPlatformDecision(PlatformDecision.Refused, request, null, "Aya", now)
        );

        var (first, second) = (await ReviewAsync(desk, week), await ReviewAsync(desk, week.Plus(1)));

        Assert.Equal(
            [("referred_to_platform", Category.HateOrThreat), ("tolerated", Category.Insult)],
            first.Decided.Select(d => (d.What, d.Category!.Value))
        );
        Assert.Equal((2, 1), (first.DecidedInAll, second.DecidedInAll));
        Assert.Equal("platform_refused", Assert.Single(second.Decided).What);
        Assert.Equal(CaseState.ReferenceOf(results[1].CaseId!.Value), second.Decided[0].Reference);
    }

    [Fact]
    public async Task What_a_closed_week_was_reported_with_stands_beside_what_it_is_now_where_that_differs()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var week = IsoWeek.Of(desk.Clock.GetUtcNow(), desk.Brand.Zone);
        var posted = desk.Clock.GetUtcNow();
        await desk.RecordAsync(Post("one", "[negative discontent] a"), Post("two", "[neutral question] b"));
        desk.Clock.AdjustTime(new DateTimeOffset(2026, 3, 9, 6, 0, 0, TimeSpan.Zero));
        var brand = desk.Brand with { CreatedAt = posted.AddDays(-60) };
        Assert.Empty(Told(await ReviewAsync(desk, week)));
        Assert.True(await desk.Get<CloseWeekHandler>().HandleAsync(new CloseWeek(brand), default));
        Assert.Empty(Told(await ReviewAsync(desk, week)));

        // Late, and the machine opens no case for it.
        await desk.RecordAsync(Post("late", "[neutral off_topic] c") with { PostedAt = posted });

        var review = await ReviewAsync(desk, week);
        Assert.Equal((3, 2), (review.Current.InboundVolume.Numerator, review.Reported!.Figures.InboundVolume.Numerator));
        Assert.Equal(["inbound_volume reported: 2 on 9\u00A0Mar", "net_sentiment reported: \u221250.0 on 9\u00A0Mar"], Told(review));
        var month = new ReviewWeek(desk.Brand, week, MetricInterval.Month);
        Assert.Null((await desk.Get<ReviewWeekHandler>().HandleAsync(month, default)).Reported);
    }

    private static IEnumerable<string> Told(WeekInReview review) =>
        ManagementReport
            .Of(review, "en", review.ComputedAt)
            .Blocks.OfType<KeyFigures>()
            .Single()
            .Figures.Where(f => f.Reported.Length > 0)
            .Select(f => $"{f.Metric} {f.Reported}");

    private static Task<WeekInReview> ReviewAsync(Desk desk, IsoWeek week) =>
        desk.Get<ReviewWeekHandler>().HandleAsync(new ReviewWeek(desk.Brand, week), default);

    private static Task CloseAsync(Desk desk, Guid caseId) =>
        ChangeAsync(desk, caseId, (found, now) => found.Close(Outcome.Answered, null, "Aya", now));

    private static async Task JudgeAsync(Desk desk, Guid mentionId, Category category)
    {
        var verdict = new Verdict(category, Sentiment.Negative, [], "Aya", null);
        Assert.False(
            (await desk.Get<GiveVerdictHandler>().HandleAsync(new GiveVerdict(desk.Brand, mentionId, verdict), default)).IsRefused
        );
    }

    private static async Task ChangeAsync(Desk desk, Guid caseId, Func<Case, DateTimeOffset, Result<CaseState>> change)
    {
        var found = (await desk.Get<ICaseStore>().FindAsync(desk.Brand.Id, caseId, default))!;
        Assert.False(change(found, desk.Clock.GetUtcNow()).IsRefused);
        Assert.True(await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default));
    }

    private static Task<WeekInReview> ReviewAsync(Desk desk) =>
        desk.Get<ReviewWeekHandler>().HandleAsync(new ReviewWeek(desk.Brand, IsoWeek.Of(desk.Clock.GetUtcNow(), desk.Brand.Zone)), default);

    private static IncomingMention Post(string id, string text) =>
        new(Network.Facebook, id, text, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Author: new IncomingAuthor(id, null, null));
}
