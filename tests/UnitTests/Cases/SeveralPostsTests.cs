using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Removals;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Cases;

/// <summary>A case of several posts stands as the gravest of them; what is asked of a platform is about one post, and judged by that one.</summary>
public sealed class SeveralPostsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_gravest_post_counts_in_whatever_order_they_are_judged()
    {
        var insultFirst = MadeUpCase.Opened(Category.Insult, Now, MadeUpCase.Post(Category.Insult, isJudged: true));
        var questionFirst = MadeUpCase.Opened(Category.Insult, Now, MadeUpCase.Post(Category.Question, isJudged: true));

        MadeUpCase.Judge(insultFirst, Category.Question, Now);
        MadeUpCase.Judge(questionFirst, Category.Insult, Now);

        Assert.Equal((Standing.Contestable, Category.Insult), (insultFirst.State.Standing, insultFirst.State.Category));
        Assert.Equal((Standing.Contestable, Category.Insult), (questionFirst.State.Standing, questionFirst.State.Category));
    }

    [Fact]
    public void What_the_machine_alone_says_of_another_post_does_not_raise_the_standing_and_is_not_forgotten()
    {
        var judged = MadeUpCase.Opened(Category.Discontent, Now, MadeUpCase.Post(Category.Insult, breaksPrinciple: true));

        MadeUpCase.Judge(judged, Category.Discontent, Now);

        Assert.Equal(Standing.Permitted, judged.State.Standing);
        Assert.True(judged.State.BreaksPrinciple);
    }

    [Theory]
    [InlineData(null, "verdict_needed")]
    [InlineData(Standing.Welcome, "permitted_speech")]
    [InlineData(Standing.Permitted, "permitted_speech")]
    [InlineData(Standing.Contestable, null)]
    [InlineData(Standing.Unacceptable, null)]
    public void A_post_is_asked_about_only_where_a_person_judged_its_present_words_not_to_be_allowed(Standing? judgedAs, string? refusal) =>
        Assert.Equal(refusal, Post(judgedAs).MayBeAskedAbout()?.Code);

    private static PostInQuestion Post(Standing? judgedAs) =>
        new(
            Guid.NewGuid(),
            Network.Facebook,
            "1",
            null,
            null,
            "Bande de voleurs.",
            "fr",
            Now,
            null,
            null,
            Category.Insult,
            [],
            [],
            [],
            [],
            judgedAs
        );
}
