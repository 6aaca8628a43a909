using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Cases;

/// <summary>What may be hidden, and what that does to the clocks.</summary>
public sealed class HidingPostsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PostInCase Number = MadeUpCase.Post(Category.Discontent, breaksPrinciple: true);

    [Theory]
    [InlineData(Category.Praise)]
    [InlineData(Category.Question)]
    [InlineData(Category.BadMood)]
    [InlineData(Category.Discontent)]
    [InlineData(Category.NegativeTestimony)]
    [InlineData(Category.Misinformed)]
    [InlineData(Category.OffTopic)]
    [InlineData(null)]
    public void Allowed_speech_is_never_hidden_whoever_judged_it_and_whatever_was_tried(Category? category)
    {
        foreach (var isJudged in new[] { false, true })
        {
            var post = MadeUpCase.Post(category, isJudged);
            var found = MadeUpCase.Opened(Category.HateOrThreat, Monday, post, Number);
            found.RecordReply("Bonjour", null, "Aya", Monday);

            Assert.Equal("permitted_speech", Hide(found, post, Monday.AddDays(30)).Error?.Code);
        }
    }

    [Fact]
    public void What_is_contestable_is_hidden_where_dialogue_was_tried_and_failed_by_a_persons_word()
    {
        var post = MadeUpCase.Post(Category.Insult);
        var found = MadeUpCase.Opened(Category.Insult, Monday, post);
        Assert.Equal("verdict_needed", Hide(found, post, Monday).Error?.Code);
        MadeUpCase.Judge(found, Category.Insult, Monday, mention: post.MentionId);
        Assert.Equal("dialogue_not_tried", Hide(found, post, Monday).Error?.Code);
        found.RecordReply("Bonjour", null, "Aya", Monday);
        Assert.Equal("author_has_time", Hide(found, post, Monday.AddDays(3).AddSeconds(-1)).Error?.Code);

        Assert.False(Hide(found, post, Monday.AddDays(3)).IsRefused);
    }

    [Fact]
    public void What_breaks_a_principle_and_a_threat_are_hidden_at_once()
    {
        var threat = MadeUpCase.Post(Category.HateOrThreat);
        var found = MadeUpCase.Opened(Category.HateOrThreat, Monday, threat, Number);

        Assert.False(Hide(found, threat, Monday).IsRefused);
        Assert.False(Hide(found, Number, Monday).IsRefused);
    }

    [Fact]
    public void The_principles_clock_stops_once_nothing_of_it_is_in_sight_and_the_first_reply_is_owed_still()
    {
        var attack = MadeUpCase.Post(Category.Insult, breaksPrinciple: true);
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number, attack);

        Hide(found, Number, Monday.AddMinutes(5));
        Assert.True(found.State.IsExposed);
        Hide(found, attack, Monday.AddMinutes(12));

        Assert.False(found.State.IsExposed);
        Assert.Equal(["Principle 12", "Resolution running", "FirstReply running"], Told(found));
        Assert.Equal(Monday.AddHours(4), found.State.Clocks.NextDue);
    }

    [Fact]
    public void A_post_that_its_author_deleted_is_out_of_sight_too()
    {
        var gone = MadeUpCase.Post(Category.Insult, breaksPrinciple: true) with { IsGone = true };
        var found = MadeUpCase.Opened(Category.Discontent, Monday, gone, Number);

        Assert.Equal("nothing_to_hide", Hide(found, gone, Monday).Error?.Code);
        Hide(found, Number, Monday);

        Assert.False(found.State.IsExposed);
    }

    [Fact]
    public void Shown_again_the_clock_runs_on_as_it_did()
    {
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number);
        var before = found.State.Clocks.All;
        Hide(found, Number, Monday.AddMinutes(10));
        Assert.Equal("nothing_to_hide", Hide(found, Number, Monday.AddMinutes(11)).Error?.Code);

        Show(found, Number, Monday.AddMinutes(15));

        Assert.Equal(before.OrderBy(c => c.Kind), found.State.Clocks.All.OrderBy(c => c.Kind));
        Assert.True(found.State.IsExposed);
        Assert.Equal("nothing_to_show", Show(found, Number, Monday.AddMinutes(16)).Error?.Code);
    }

    [Fact]
    public void A_clock_that_a_reply_had_stopped_stays_so()
    {
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number);
        found.RecordReply("Bonjour", null, "Aya", Monday.AddMinutes(3));

        Hide(found, Number, Monday.AddMinutes(10));
        Show(found, Number, Monday.AddMinutes(15));

        Assert.Equal(["Principle 3", "Resolution running"], Told(found));
    }

    [Fact]
    public void A_case_reopened_with_all_hidden_owes_a_reply_and_the_principle_once_it_shows()
    {
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number);
        Hide(found, Number, Monday.AddMinutes(10));
        found.Close(Outcome.Tolerated, null, "Aya", Monday.AddDays(1));
        Assert.Equal("invalid_transition", Show(found, Number, Monday.AddDays(2)).Error?.Code);

        found.Reopen("he is back", MadeUpCase.Timetable, "Aya", Monday.AddDays(2));
        Assert.Equal(["FirstReply running", "Resolution running"], Told(found));
        Show(found, Number, Monday.AddDays(2).AddHours(1));

        Assert.Equal(["Principle running", "Resolution running"], Told(found));
        Assert.Equal(Monday.AddDays(2).AddMinutes(90), found.State.Clocks.NextDue);
    }

    [Fact]
    public void A_verdict_on_what_is_hidden_starts_no_clock_and_one_on_what_is_in_sight_does()
    {
        var insult = MadeUpCase.Post(Category.Insult);
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number, insult);
        Hide(found, Number, Monday.AddMinutes(10));

        MadeUpCase.Judge(found, Category.Insult, Monday.AddMinutes(20), [SignalKind.PersonalData], Number.MentionId);
        Assert.False(found.State.IsExposed);
        MadeUpCase.Judge(found, Category.Insult, Monday.AddMinutes(30), [SignalKind.EmployeeAttack], insult.MentionId);

        Assert.True(found.State.IsExposed);
        Assert.Equal(["Principle 10", "Resolution running", "Principle running"], Told(found));
    }

    [Fact]
    public void A_post_of_another_case_is_not_hidden_here() =>
        Assert.Equal(
            "post_not_of_this_case",
            Hide(MadeUpCase.Opened(Category.HateOrThreat, Monday, Number), MadeUpCase.Post(Category.HateOrThreat), Monday).Error?.Code
        );

    [Fact]
    public void The_history_tells_who_hid_what_and_who_showed_it()
    {
        var found = MadeUpCase.Opened(Category.Discontent, Monday, Number);

        Hide(found, Number, Monday.AddMinutes(10));
        Show(found, Number, Monday.AddMinutes(15));

        Assert.Equal([CaseEventKind.MentionHidden, CaseEventKind.MentionShown], found.NewEvents.Select(e => e.Kind));
        Assert.All(found.NewEvents, e => Assert.Equal(("Aya", Number.MentionId), (e.Actor, e.Details["mention_id"])));
    }

    [Fact]
    public void A_case_tells_beforehand_whether_one_of_its_posts_may_be_hidden_or_shown()
    {
        var found = MadeUpCase.Opened(Category.Discontent, Monday, MadeUpCase.Post(Category.Discontent));
        Assert.Equal([(Move.RecordHidden, "permitted_speech"), (Move.RecordShown, "nothing_to_show")], Refused(found));

        var harmful = MadeUpCase.Opened(Category.Discontent, Monday, MadeUpCase.Post(Category.Discontent), Number);
        Assert.Equal([(Move.RecordShown, "nothing_to_show")], Refused(harmful));
        Hide(harmful, Number, Monday);
        Assert.Equal([(Move.RecordHidden, "permitted_speech")], Refused(harmful));
    }

    private static IEnumerable<(Move Move, string Code)> Refused(Case found) =>
        found
            .RefusedMoves(Policy.BuiltIn, Monday)
            .Where(r => r.Move is Move.RecordHidden or Move.RecordShown)
            .Select(r => (r.Move, r.Why.Code));

    private static Domain.Outcomes.Result<CaseState> Hide(Case found, PostInCase post, DateTimeOffset at) =>
        found.RecordHidden(post.MentionId, null, MadeUpCase.Timetable, "Aya", at);

    private static Domain.Outcomes.Result<CaseState> Show(Case found, PostInCase post, DateTimeOffset at) =>
        found.RecordShown(post.MentionId, "a mistake", MadeUpCase.Timetable, "Aya", at);

    /// <summary>Each clock with the minutes after opening at which it was stopped.</summary>
    private static IEnumerable<string> Told(Case found) =>
        found.State.Clocks.All.Select(c => $"{c.Kind} {(c.StoppedAt is { } at ? (at - Monday).TotalMinutes : "running")}");
}
