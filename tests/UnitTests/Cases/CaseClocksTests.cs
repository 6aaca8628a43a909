using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Xunit;

namespace Entente.UnitTests.Cases;

/// <summary>What somebody must do by when, and whether it was done in time.</summary>
public sealed class CaseClocksTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_case_begins_with_a_first_reply_and_a_resolution_to_be_kept() =>
        Assert.Equal(
            [
                new CaseClock(ClockKind.FirstReply, Monday, Monday.AddHours(4), null),
                new CaseClock(ClockKind.Resolution, Monday, Monday.AddDays(7), null),
            ],
            MadeUpCase.Opened(Category.Discontent, Monday).State.Clocks.All
        );

    [Theory]
    [InlineData(4 * 60, ClockStatus.Met)]
    [InlineData(4 * 60 + 1, ClockStatus.Missed)]
    public void A_reply_stops_the_first_clock_in_time_or_late(int minutes, ClockStatus status)
    {
        var opened = MadeUpCase.Opened(Category.Discontent, Monday);

        opened.RecordReply("Bonjour", null, "Aya", Monday.AddMinutes(minutes));

        Assert.Equal(status, Of(opened, ClockKind.FirstReply).StatusAt(Monday.AddDays(30)));
        Assert.Equal(Monday.AddDays(7), opened.State.Clocks.NextDue);
    }

    [Fact]
    public void What_runs_over_its_time_is_missed_before_anybody_stops_it()
    {
        var first = Of(MadeUpCase.Opened(Category.Discontent, Monday), ClockKind.FirstReply);

        Assert.Equal(ClockStatus.Running, first.StatusAt(Monday.AddHours(4)));
        Assert.Equal(ClockStatus.Missed, first.StatusAt(Monday.AddHours(4).AddSeconds(1)));
    }

    [Fact]
    public void The_author_waits_for_the_next_reply_from_their_first_word_and_each_turn_has_its_own_clock()
    {
        var talked = MadeUpCase.Opened(Category.Discontent, Monday);
        talked.RecordReply("Bonjour", null, "Aya", Monday.AddHours(1));
        Answer(talked, AuthorAnswer.Refused, 2);
        Answer(talked, AuthorAnswer.Refused, 3);
        talked.RecordReply("Je comprends", null, "Aya", Monday.AddHours(5));
        Answer(talked, AuthorAnswer.ChangedMind, 40);

        Assert.Equal(
            [(Monday.AddHours(2), (DateTimeOffset?)Monday.AddHours(5)), (Monday.AddHours(40), null)],
            talked.State.Clocks.All.Where(c => c.Kind == ClockKind.NextReply).Select(c => (c.StartedAt, c.StoppedAt))
        );
        Assert.Equal(Monday.AddHours(40 + 24), talked.State.Clocks.NextDue);
    }

    [Fact]
    public void Silence_starts_no_clock_and_neither_do_words_before_the_first_reply()
    {
        var silent = MadeUpCase.Opened(Category.Discontent, Monday);
        Answer(silent, AuthorAnswer.Refused, 1);
        silent.RecordReply("Bonjour", null, "Aya", Monday.AddHours(2));
        Answer(silent, AuthorAnswer.NoAnswer, 80);

        Assert.DoesNotContain(silent.State.Clocks.All, c => c.Kind == ClockKind.NextReply);
    }

    [Fact]
    public void Closing_stops_every_clock_and_reopening_starts_new_ones()
    {
        var led = MadeUpCase.Opened(Category.Discontent, Monday);
        led.Close(Outcome.Answered, null, "Aya", Monday.AddDays(1));
        Assert.Null(led.State.Clocks.NextDue);

        led.Reopen("he came back", MadeUpCase.Timetable, "Aya", Monday.AddDays(20));

        Assert.Equal(
            [(ClockKind.FirstReply, Monday.AddDays(20).AddHours(4)), (ClockKind.Resolution, Monday.AddDays(27))],
            led.State.Clocks.All.Select(c => (c.Kind, c.DueAt))
        );
    }

    [Fact]
    public void A_principle_found_on_an_open_case_gets_its_clock()
    {
        var waiting = MadeUpCase.Opened(Category.Discontent, Monday);
        var answered = MadeUpCase.Opened(Category.Discontent, Monday);
        answered.RecordReply("Bonjour", null, "Aya", Monday.AddMinutes(10));
        var nearlyDue = MadeUpCase.Opened(Category.Discontent, Monday);

        Find(waiting, Monday.AddHours(1));
        Find(answered, Monday.AddHours(1));
        Find(nearlyDue, Monday.AddHours(4).AddMinutes(-1));

        Assert.Equal((Monday, Monday.AddMinutes(90)), When(Of(waiting, ClockKind.Principle)));
        Assert.DoesNotContain(waiting.State.Clocks.All, c => c.Kind == ClockKind.FirstReply);
        Assert.Equal((Monday.AddHours(1), Monday.AddMinutes(90)), When(Of(answered, ClockKind.Principle)));
        Assert.Equal(ClockStatus.Met, Of(answered, ClockKind.FirstReply).StatusAt(Monday.AddDays(1)));
        // What was due sooner stays due sooner.
        Assert.Equal((Monday, Monday.AddHours(4)), When(Of(nearlyDue, ClockKind.Principle)));
    }

    [Fact]
    public void Found_no_principle_after_all_a_case_has_the_time_of_a_first_reply_again()
    {
        var opened = MadeUpCase.Opened(Category.Discontent, Monday);
        Find(opened, Monday.AddMinutes(5));

        MadeUpCase.Judge(opened, Category.Discontent, Monday.AddMinutes(20));

        Assert.Equal((Monday, Monday.AddHours(4)), When(Of(opened, ClockKind.FirstReply)));
        Assert.DoesNotContain(opened.State.Clocks.All, c => c.Kind == ClockKind.Principle);
    }

    [Fact]
    public void Business_clocks_stand_still_while_the_brand_is_closed()
    {
        var office = Policy.BuiltIn with { Clocks = Policy.BuiltIn.Clocks with { FirstReply = Deadline.Business(TimeSpan.FromHours(4)) } };
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var friday = new DateTimeOffset(2026, 3, 6, 15, 30, 0, TimeSpan.Zero);

        var clocks = CaseClocks.Opened(breaksPrinciple: false, new Timetable(office, paris), friday);

        // An hour and a half until six on Friday, the rest from nine on Monday.
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 10, 30, 0, TimeSpan.Zero), clocks.All[0].DueAt);
    }

    private static void Answer(Case talked, AuthorAnswer answer, int hours) =>
        Assert.False(talked.RecordAuthorAnswer(answer, null, MadeUpCase.Timetable, "Aya", Monday.AddHours(hours)).IsRefused);

    private static void Find(Case found, DateTimeOffset at) =>
        MadeUpCase.Judge(found, Category.Discontent, at, principles: [SignalKind.PersonalData]);

    private static CaseClock Of(Case about, ClockKind kind) => about.State.Clocks.All.Single(c => c.Kind == kind);

    private static (DateTimeOffset, DateTimeOffset) When(CaseClock clock) => (clock.StartedAt, clock.DueAt);
}
