using Entente.Domain.Advocates;
using Xunit;

namespace Entente.UnitTests.Advocates;

public sealed class ConsentingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AdvocateAnswer.Consented, AdvocateAnswer.Consented, "answer_known")]
    [InlineData(AdvocateAnswer.Consented, AdvocateAnswer.Declined, null)]
    [InlineData(AdvocateAnswer.Consented, AdvocateAnswer.Withdrawn, null)]
    [InlineData(AdvocateAnswer.Declined, AdvocateAnswer.Consented, null)]
    [InlineData(AdvocateAnswer.Declined, AdvocateAnswer.Declined, "answer_known")]
    [InlineData(AdvocateAnswer.Declined, AdvocateAnswer.Withdrawn, "nothing_to_withdraw")]
    [InlineData(AdvocateAnswer.Withdrawn, AdvocateAnswer.Consented, null)]
    [InlineData(AdvocateAnswer.Withdrawn, AdvocateAnswer.Declined, null)]
    [InlineData(AdvocateAnswer.Withdrawn, AdvocateAnswer.Withdrawn, "answer_known")]
    public void Every_answer_after_every_other(AdvocateAnswer last, AdvocateAnswer next, string? refused)
    {
        var asked = new Advocate(Guid.Empty, Guid.Empty, Guid.Empty, 3, last, Now, Now);

        var heard = asked.Hear(next, Now.AddDays(1));

        Assert.Equal(refused, heard.Error?.Code);
        if (!heard.IsRefused)
        {
            Assert.Equal((next, 4, Now.AddDays(1)), (heard.Value.Status, heard.Value.Version, heard.Value.UpdatedAt));
        }
    }

    [Fact]
    public void Nobody_begins_by_withdrawing()
    {
        Assert.Equal("nothing_to_withdraw", Advocate.MayBegin(AdvocateAnswer.Withdrawn)?.Code);
        Assert.Null(Advocate.MayBegin(AdvocateAnswer.Declined));
    }

    [Theory]
    [InlineData("Aya", 0, 0, new string[0])]
    [InlineData(" ", 0, 0, new[] { "advocate_asker_empty" })]
    [InlineData("Aya", 0, -1, new[] { "answered_before_asked" })]
    [InlineData("Aya", 0, 1, new[] { "answered_in_future" })]
    public void An_answer_comes_after_its_question_and_before_it_is_recorded(
        string asker,
        int askedHours,
        int answeredHours,
        string[] refused
    )
    {
        var answer = new RecordedAnswer(
            AdvocateAnswer.Consented,
            asker,
            Now.AddHours(askedHours),
            Now.AddHours(answeredHours),
            AnswerChannel.Email,
            null,
            "Aya",
            Now
        );

        Assert.Equal(refused, answer.Faults().Select(f => f.Code));
    }
}
