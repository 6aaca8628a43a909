using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Practice;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Practice;

public sealed class ScoringTests
{
    private const string Sound =
        "Bonjour Hugo, trois pannes, c'est trop, et je comprends votre colère. Que s'est-il passé hier soir ? Je regarde et je reviens vers vous avant 18 h.";

    private static readonly Actor Aya = new("1", "Aya");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly PracticePost Fault = new(
        0,
        Network.Facebook,
        "Hugo B.",
        "Troisième panne en un mois, j'en ai marre.",
        SoFar.Nothing,
        100,
        new Expectation(Category.Discontent, [], Step.Dialogue, Reply: true, ["L10", "L11", "L12"], ["L01", "L04"], Asked.Question),
        new Lesson("Comptez les pannes.")
    );

    private static readonly PracticePost Rant = Fault with
    {
        Expected = new Expectation(Category.BadMood, [], Step.New, Reply: false, [], ["L17"], Asked.Nothing),
    };

    private static readonly PostAnswer Right = new(Category.Discontent, [], Step.Dialogue, Visibility.Public, Sound, null);

    [Fact]
    public void What_is_right_has_all_points_of_each_part() =>
        Assert.Equal(
            [(ScoredPart.Class, 30), (ScoredPart.Step, 20), (ScoredPart.Reply, 25), (ScoredPart.Timing, 10), (ScoredPart.Asking, 15)],
            Score(Fault, Right).Parts.Select(p => (p.Part, p.Points))
        );

    [Fact]
    public void The_same_answer_has_the_same_points()
    {
        var answer = Right with { Reply = "Calmez-vous.", Category = Category.Insult };

        Assert.Equivalent(Score(Fault, answer), Score(Fault, answer), strict: true);
    }

    [Theory]
    [InlineData(Category.Discontent, 30, "class_right")]
    [InlineData(Category.BadMood, 20, "class_same_standing")]
    [InlineData(Category.Praise, 10, "class_other_standing")]
    [InlineData(Category.Insult, 0, "class_over_removal")]
    public void Class_is_first_of_all_the_standing(Category said, int points, string reason)
    {
        var part = Score(Fault, Right with { Category = said }).Parts[0];

        Assert.Equal((points, reason), (part.Points, part.Reason));
    }

    [Fact]
    public void An_attack_let_pass_is_another_fault_than_a_removal_too_many()
    {
        var attack = Fault with { Expected = Fault.Expected with { Principles = [SignalKind.EmployeeAttack], Step = Step.Platform } };

        Assert.Equal("class_under_protection", Score(attack, Right).Parts[0].Reason);
        Assert.Equal("class_other_principle", Score(attack, Right with { Principles = [SignalKind.PersonalData] }).Parts[0].Reason);
        Assert.Equal("class_over_removal", Score(Fault, Right with { Principles = [SignalKind.EmployeeAttack] }).Parts[0].Reason);
    }

    [Theory]
    [InlineData(Step.Platform, 0, "step_refused", "permitted_speech")]
    [InlineData(Step.Legal, 0, "step_refused", "permitted_speech")]
    [InlineData(Step.New, 0, "step_other", "")]
    public void A_step_the_ladder_refuses_is_told_with_its_rule(Step step, int points, string reason, string rule)
    {
        var part = Score(Fault, Right with { Step = step }).Parts[1];

        Assert.Equal((points, reason, rule), (part.Points, part.Reason, part.Facts["rule"]));
    }

    [Fact]
    public void To_talk_where_something_else_was_due_is_half_right() =>
        Assert.Equal(10, Score(Rant, Right with { Category = Category.BadMood }).Parts[1].Points);

    [Theory]
    [InlineData(Sound, 25, "reply_sound")]
    [InlineData(null, 0, "reply_missing")]
    [InlineData("Bonjour Hugo, trois pannes, c'est trop. Que s'est-il passé ?", 17, "reply_with_advice")]
    [InlineData("Les commentaires de ce genre seront supprimés.", 0, "reply_breaks_rules")]
    [InlineData("Notre page, nos règles. " + Sound, 0, "reply_breaks_rules")]
    public void A_reply_is_read_by_the_rules_of_every_reply(string? reply, int points, string reason)
    {
        var part = Score(Fault, Right with { Reply = reply }).Parts[2];

        Assert.Equal((points, reason), (part.Points, part.Reason));
    }

    [Fact]
    public void Silence_is_an_answer_where_it_is_the_right_one()
    {
        var silent = new PostAnswer(Category.BadMood, [], Step.New, Visibility.Public, null, null);

        Assert.Equal(100, Score(Rant, silent).Points);
        Assert.Equal("reply_breaks_rules", Score(Rant, silent with { Reply = Sound }).Parts[2].Reason);
        Assert.Equal("notice_not_needed", Score(Rant, silent with { Notice = new PlayedNotice() }).Parts[4].Reason);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 10)]
    [InlineData(100, 10)]
    [InlineData(101, 5)]
    [InlineData(200, 5)]
    [InlineData(201, 0)]
    public void Time_counts_from_when_the_post_was_shown(int took, int points) =>
        Assert.Equal(points, Score(Fault, Right, took).Parts[3].Points);

    [Theory]
    [InlineData(100, 19, 0, "timing_unread")]
    [InlineData(100, 20, 10, "timing_in_time")]
    [InlineData(5000, 99, 0, "timing_unread")]
    [InlineData(5000, 100, 10, "timing_in_time")]
    public void An_answer_sooner_than_the_post_can_be_read_is_a_guess(int words, int took, int points, string reason)
    {
        var post = Fault with { Text = string.Join(' ', Enumerable.Repeat("panne", words)) };

        var part = Score(post, Right, took).Parts[3];

        Assert.Equal((points, reason), (part.Points, part.Reason));
    }

    [Fact]
    public void A_reply_sent_while_one_only_watches_earns_nothing()
    {
        var part = Score(Fault, Right with { Step = Step.New }).Parts[2];

        Assert.Equal((0, "reply_against_step"), (part.Points, part.Reason));
    }

    [Fact]
    public void A_notice_is_read_as_a_removal_request_is()
    {
        var threat = ScenarioLibrary.All.Single(s => s.Text is { Language: "en", Title: "A hundred messages in an hour" }).Text.Posts[^1];
        var whole = threat.Lesson.Notice!;
        var answer = new PostAnswer(Category.HateOrThreat, [], Step.Platform, Visibility.Public, null, whole);

        Assert.Equal((15, "notice_complete"), Asking(answer));
        Assert.Equal((10, "notice_weak"), Asking(answer with { Notice = whole with { Context = null, Explanation = "Threat." } }));
        Assert.Equal((5, "notice_incomplete"), Asking(answer with { Notice = whole with { GoodFaith = false } }));
        Assert.Equal((0, "notice_missing"), Asking(answer with { Notice = null }));
        (int, string) Asking(PostAnswer said) => Score(threat, said).Parts[4] is var part ? (part.Points, part.Reason) : default;
    }

    [Fact]
    public void Posts_are_answered_by_their_player_one_after_the_other()
    {
        var text = new ScenarioText("Pannes", "fr", "Lundi.", "09:00", [Fault, Rant]);
        var scenario = new Scenario(Guid.NewGuid(), 1, ScenarioSource.Brand, text, "Marc", Now, Now, null);
        var run = PracticeRun.Start(scenario, Aya, Policy.BuiltIn, Now).Value;
        Domain.Outcomes.Result<PracticeRun> Answer(PracticeRun of, int post, Actor actor) =>
            of.Answer(post, Right, actor, ReplyContext.Unknown, Policy.BuiltIn, Now.AddSeconds(150));

        Assert.Equal("practice_run_of_another", Answer(run, 0, new Actor("2", "Marc")).Error?.Code);
        Assert.Equal("practice_post_is_not_next", Answer(run, 1, Aya).Error?.Code);
        var half = Answer(run, 0, Aya).Value;
        Assert.Equal((150, 1, (decimal?)null), (half.Answers[0].TookSeconds, half.Next, half.Score));
        var whole = Answer(half, 1, Aya).Value;
        // The same words again, to the same author: L15 of the desk.
        Assert.Contains(whole.Answers[1].Score.Findings, f => f.RuleId == "L15");
        Assert.Equal("practice_run_is_over", Answer(whole, 2, Aya).Error?.Code);
        Assert.Equal(
            "practice_scenario_is_retired",
            PracticeRun.Start(scenario with { RetiredAt = Now }, Aya, Policy.BuiltIn, Now).Error?.Code
        );
    }

    [Fact]
    public void Everything_wrong_with_a_scenario_is_told_at_once()
    {
        var wrong = Fault with
        {
            AfterSeconds = -1,
            Text = " ",
            AnswerWithinSeconds = 5,
            Expected = Fault.Expected with { Step = Step.Platform, Must = ["L99", "L13"], Asked = Asked.Question, Reply = false },
            Lesson = new Lesson(""),
        };
        var faults = ScenarioFaults.Of(new ScenarioText("x", "de", "", "25:00", [wrong]), Policy.BuiltIn);

        Assert.Equal(
            [
                "/title",
                "/language",
                "/situation",
                "/starts_at",
                "/posts/0/after_seconds",
                "/posts/0/text",
                "/posts/0/answer_within_seconds",
                "/posts/0/lesson/text",
                "/posts/0/expected/step",
                "/posts/0/expected/asked",
                "/posts/0/expected/must",
                "/posts/0/expected/must",
            ],
            faults.Select(f => f.Pointer)
        );
        Assert.Equal("permitted_speech", faults.Single(f => f.Code == "practice_step_not_allowed").Facts["rule"]);
    }

    private static PostScore Score(PracticePost post, PostAnswer answer, int took = 60) =>
        PostScoring.Score(
            post,
            answer,
            took,
            PracticeContext.Of(post, new ReplyContext { Visibility = answer.Visibility, AuthorLanguage = "fr" }, Policy.BuiltIn),
            Policy.BuiltIn
        );
}
