using Entente.Application.Cases;
using Entente.Application.Metrics;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Metrics;
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

    private static async Task CloseAsync(Desk desk, Guid caseId)
    {
        var found = (await desk.Get<ICaseStore>().FindAsync(desk.Brand.Id, caseId, default))!;
        Assert.False(found.Close(Outcome.Answered, null, "Aya", desk.Clock.GetUtcNow()).IsRefused);
        Assert.True(await desk.Get<ICaseStore>().TrySaveAsync(desk.Brand.Id, found, default));
    }

    private static Task<WeekInReview> ReviewAsync(Desk desk) =>
        desk.Get<ReviewWeekHandler>().HandleAsync(new ReviewWeek(desk.Brand, IsoWeek.Of(desk.Clock.GetUtcNow(), desk.Brand.Zone)), default);

    private static IncomingMention Post(string id, string text) =>
        new(Network.Facebook, id, text, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Author: new IncomingAuthor(id, null, null));
}
