using Entente.Domain.Access;
using Entente.Domain.Policies;
using Entente.Domain.Practice;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Xunit;

namespace Entente.UnitTests.Practice;

/// <summary>What the product brings along is sound by the desk's own rules: nobody is taught what would be refused.</summary>
public sealed class LibraryTests
{
    public static TheoryData<string, string> Titles => [.. ScenarioLibrary.All.Select(s => (s.Text.Language, s.Text.Title))];

    [Fact]
    public void Each_matter_is_written_in_both_languages_and_every_id_is_one()
    {
        Assert.Equal(18, ScenarioLibrary.All.Count);
        Assert.Equal(9, ScenarioLibrary.All.Count(s => s.Text.Language == "fr"));
        Assert.Equal(18, ScenarioLibrary.All.Select(s => s.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void No_scenario_expects_what_the_desk_would_refuse(string language, string title) =>
        Assert.Empty(ScenarioFaults.Of(Find(language, title).Text, Policy.BuiltIn));

    [Theory]
    [MemberData(nameof(Titles))]
    public void Its_own_answers_have_a_hundred_points(string language, string title)
    {
        var scenario = Find(language, title);
        var (player, now) = (new Actor("1", "Aya"), DateTimeOffset.UnixEpoch.AddYears(56));
        var run = PracticeRun.Start(scenario, player, Policy.BuiltIn, now).Value;
        foreach (var post in scenario.Text.Posts)
        {
            var expected = post.Expected;
            var answer = new PostAnswer(
                expected.Category,
                expected.Principles,
                expected.Step,
                Visibility.Public,
                post.Lesson.Reply,
                post.Lesson.Notice
            );
            now = now.AddSeconds(post.AnswerWithinSeconds);
            run = run.Answer(
                run.Next!.Value,
                answer,
                player,
                new ReplyContext { Visibility = Visibility.Public },
                Policy.BuiltIn,
                now
            ).Value;
            var scored = run.Answers[^1].Score;
            Assert.True(
                scored.Points == 100,
                $"{post.Text}\n{string.Join('\n', scored.Parts.Select(p => $"{p.Part} {p.Points} {p.Reason} {string.Join(' ', p.Facts)}"))}"
            );
        }
        Assert.Equal(100, run.Score);
        Assert.Equal(now, run.FinishedAt);
    }

    private static Scenario Find(string language, string title) =>
        ScenarioLibrary.All.Single(s => s.Text.Language == language && s.Text.Title == title);
}
