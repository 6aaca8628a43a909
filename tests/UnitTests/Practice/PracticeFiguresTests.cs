using Entente.Domain.Practice;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Practice;

public sealed class PracticeFiguresTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Scenario = Guid.NewGuid();

    [Fact]
    public void A_permitted_post_called_unlawful_is_the_cell_that_matters()
    {
        var figures = new PracticeFigures([
            Played("a", 0, Category.Discontent, Category.Discontent),
            Played("a", 1, Category.Insult, Category.Discontent),
            Played("a", 2, Category.Praise, Category.Insult),
            Played("a", 3, Category.Defamation, Category.Insult),
        ]);

        Assert.Equal(new Confusion(1, 1, 1, 1), figures.Confusion);
        Assert.Equal((0.5m, 0.5m), (figures.Confusion.OverRemovalRate, figures.Confusion.MissedRate));
        Assert.Equal((Category.Discontent, Category.Insult, 1), figures.Cells[1]);
        Assert.Equal(50, figures.Mean);
        Assert.Null(new PracticeFigures([]).Confusion.OverRemovalRate);
        Assert.Null(new PracticeFigures([]).Mean);
    }

    [Fact]
    public void Progress_is_told_by_the_weeks_of_the_brands_zone()
    {
        var figures = new PracticeFigures([
            Played("a", 0, Category.Insult, Category.Discontent),
            // Monday 2 March 2026, 09:00 UTC, and the Sunday before: a week more where it is already Monday.
            Played("a", 1, Category.Discontent, Category.Discontent, later: -(11 * 3600)),
        ]);

        var paris = figures.Weeks(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        Assert.Equal([("2026-W09", 1), ("2026-W10", 1)], paris.Select(w => ($"{w.Week}", w.Posts)));
        Assert.Equal([0m, 1m], paris.Select(w => w.Confusion.OverRemovalRate));
        Assert.Single(figures.Weeks(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")));
    }

    [Fact]
    public void Two_people_are_compared_on_what_both_answered_and_on_their_first_answers()
    {
        var figures = new PracticeFigures([
            Played("a", 0, Category.Discontent, Category.Discontent),
            Played("a", 1, Category.Insult, Category.Insult),
            Played("a", 2, Category.Spam, Category.Spam),
            Played("b", 0, Category.Discontent, Category.Discontent),
            Played("b", 1, Category.Discontent, Category.Insult),
            Played("b", 1, Category.Insult, Category.Insult, later: 60),
        ]);

        var pair = Assert.Single(figures.Pairs);
        Assert.Equal((2, 0.5), (pair.Posts, pair.Share));
        // Observed 1/2, by chance 1/2: no more than chance.
        Assert.Equal(0, pair.Kappa!.Value, 10);
        Assert.Equal(["a", "b"], figures.Players.Select(p => p.PlayerId));
    }

    private static PlayedPost Played(string who, int post, Category said, Category due, int later = 0) =>
        new(
            Guid.NewGuid(),
            who,
            who,
            Scenario,
            1,
            post,
            said,
            due,
            Domain.Policies.Policy.BuiltIn.StandingOf(said, false),
            Domain.Policies.Policy.BuiltIn.StandingOf(due, false),
            50,
            Now.AddSeconds(later)
        );
}
