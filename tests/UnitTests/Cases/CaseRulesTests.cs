using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Cases;

public sealed class CaseRulesTests
{
    private static readonly Actor Inès = new("1", "Inès");
    private static readonly Actor Marc = new("2", "Marc");
    private static readonly Guid Request = Guid.CreateVersion7();

    private static readonly Timetable Timetable = MadeUpCase.Timetable;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Category.Praise)]
    [InlineData(Category.Question)]
    [InlineData(Category.BadMood)]
    [InlineData(Category.Discontent)]
    [InlineData(Category.NegativeTestimony)]
    [InlineData(Category.Misinformed)]
    [InlineData(Category.OffTopic)]
    public void A_permitted_post_never_goes_to_the_platform(Category category)
    {
        var judged = Judged(category);
        Refuse(judged);

        Assert.Equal("permitted_speech", judged.ReferToPlatform("we do not like it", Policy.BuiltIn, "Aya", Now.AddDays(30)).Error?.Code);
        Assert.NotEqual(Step.Platform, judged.State.Step);
    }

    [Fact]
    public void The_machine_alone_never_escalates()
    {
        var opened = Opened(Category.Insult);
        Refuse(opened);

        Assert.Equal("verdict_needed", opened.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now.AddDays(30)).Error?.Code);
    }

    [Fact]
    public void A_contestable_post_needs_dialogue_first()
    {
        var judged = Judged(Category.Insult);

        Assert.Equal("dialogue_not_tried", judged.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now).Error?.Code);
    }

    [Fact]
    public void The_author_has_the_waiting_time_to_answer()
    {
        var judged = Judged(Category.Insult);
        judged.RecordReply("Bonjour, que s'est-il passé ?", null, "Aya", Now);

        var tooSoon = judged.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now.AddDays(3).AddSeconds(-1));
        var after = judged.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now.AddDays(3));

        Assert.Equal("author_has_time", tooSoon.Error?.Code);
        Assert.Equal(Now.AddDays(3), tooSoon.Error!.Facts["until"]);
        Assert.Equal(Step.Platform, after.Value.Step);
    }

    [Fact]
    public void A_refusal_by_the_author_ends_the_wait()
    {
        var judged = Judged(Category.Insult);
        Refuse(judged);

        Assert.Equal(Step.Platform, judged.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now.AddHours(2)).Value.Step);
    }

    [Theory]
    [InlineData(SignalKind.PersonalData)]
    [InlineData(SignalKind.EmployeeAttack)]
    public void A_broken_principle_goes_to_the_platform_at_once_whatever_the_category(SignalKind principle)
    {
        var judged = Opened(Category.Praise);
        judged.GiveVerdict(Guid.NewGuid(), new Verdict(Category.Praise, null, [principle], "Aya", null), Timetable, Now);

        Assert.Equal(Standing.Unacceptable, judged.State.Standing);
        Assert.Equal(Step.Platform, judged.ReferToPlatform("a direct line", Policy.BuiltIn, "Aya", Now).Value.Step);
    }

    [Fact]
    public void The_law_needs_a_refusal_by_the_platform_a_justification_and_a_second_person()
    {
        var judged = Judged(Category.Defamation);
        Refuse(judged);
        judged.ReferToPlatform("a precise false fact", Policy.BuiltIn, "Aya", Now.AddDays(4));

        Assert.Equal("platform_not_exhausted", judged.ReferToLegal("why", Inès, Marc, Now.AddDays(5)).Error?.Code);
        Assert.Equal(
            "nothing_submitted",
            judged.RecordPlatformDecision(PlatformDecision.Refused, Request, null, "Aya", Now.AddDays(5)).Error?.Code
        );
        judged.SubmitRequest(Request, "fr_defamation", null, "Aya", Now.AddDays(5));
        judged.RecordPlatformDecision(PlatformDecision.Refused, Request, null, "Aya", Now.AddDays(6));
        Assert.Equal("justification_needed", judged.ReferToLegal(" ", Inès, Marc, Now.AddDays(7)).Error?.Code);
        Assert.Equal("approver_is_requester", judged.ReferToLegal("why", Marc, Marc, Now.AddDays(7)).Error?.Code);
        Assert.Equal(Step.Legal, judged.ReferToLegal("why", Inès, Marc, Now.AddDays(7)).Value.Step);
    }

    [Fact]
    public void A_threat_may_go_to_the_law_without_the_platform() =>
        Assert.Equal(Step.Legal, Judged(Category.HateOrThreat).ReferToLegal("a threat", Inès, Marc, Now).Value.Step);

    [Fact]
    public void A_permitted_post_never_goes_to_the_law() =>
        Assert.Equal("permitted_speech", Judged(Category.Discontent).ReferToLegal("why", Inès, Marc, Now).Error?.Code);

    [Fact]
    public void A_case_ends_only_as_its_step_can_end()
    {
        var opened = Opened(Category.Discontent);

        var refused = opened.Close(Outcome.Removed, null, "Aya", Now);

        Assert.Equal("outcome_not_possible", refused.Error?.Code);
        Assert.Contains("answered", Assert.IsType<string[]>(refused.Error!.Facts["allowed"]));
        Assert.Equal(Step.Closed, opened.Close(Outcome.Answered, null, "Aya", Now).Value.Step);
        Assert.Equal("invalid_transition", opened.Close(Outcome.Answered, null, "Aya", Now).Error?.Code);
    }

    [Fact]
    public void Reopening_starts_a_new_cycle_and_keeps_the_judgement()
    {
        var judged = Judged(Category.Insult);
        judged.RecordReply("Bonjour", null, "Aya", Now);
        judged.Close(Outcome.NoAnswer, null, "Aya", Now.AddDays(3));

        var again = judged.Reopen("he came back", Timetable, "Aya", Now.AddDays(9)).Value;

        Assert.Equal((2, Step.New, Now.AddDays(9)), (again.Cycle, again.Step, again.OpenedAt));
        Assert.Null(again.Outcome);
        Assert.Null(again.LastReplyAt);
        Assert.True(again.HasVerdict);
        Assert.Equal("dialogue_not_tried", judged.ReferToPlatform("an insult", Policy.BuiltIn, "Aya", Now.AddDays(30)).Error?.Code);
    }

    [Fact]
    public void What_is_refused_leaves_no_trace()
    {
        var opened = Opened(Category.Discontent);
        var before = opened.State;

        opened.Reopen("why not", Timetable, "Aya", Now);
        opened.ReferToPlatform("why not", Policy.BuiltIn, "Aya", Now);
        opened.Close(Outcome.Legal, null, "Aya", Now);

        Assert.Equal(before, opened.State);
        Assert.Empty(opened.NewEvents);
    }

    private static void Refuse(Case judged)
    {
        judged.RecordReply("Bonjour, que s'est-il passé ?", null, "Aya", Now);
        judged.RecordAuthorAnswer(AuthorAnswer.Refused, "Non.", Timetable, "Aya", Now.AddHours(1));
    }

    private static Case Judged(Category category)
    {
        var opened = Opened(category);
        MadeUpCase.Judge(opened, category, Now);
        return opened;
    }

    private static Case Opened(Category category) => MadeUpCase.Opened(category, Now);
}
