using Entente.Domain.Cases;
using Xunit;

namespace Entente.UnitTests.Cases;

public sealed class EscalationLadderTests
{
    /// <summary>The ladder as the rules are told, one line a move: from which steps, and where it leads (. = stays).</summary>
    private static readonly Dictionary<Move, string> Rules = new()
    {
        [Move.RecordReply] = "New>Dialogue Dialogue>Dialogue Platform>Platform",
        [Move.RecordAuthorAnswer] = "New>New Dialogue>Dialogue Platform>Platform Legal>Legal",
        [Move.RecordHidden] = "New>New Dialogue>Dialogue Platform>Platform Legal>Legal",
        [Move.RecordShown] = "New>New Dialogue>Dialogue Platform>Platform Legal>Legal",
        [Move.AskLead] = "New>New Dialogue>Dialogue Platform>Platform",
        [Move.ReferToPlatform] = "New>Platform Dialogue>Platform",
        [Move.SubmitRequest] = "Platform>Platform",
        [Move.RecordPlatformDecision] = "Platform>Platform",
        [Move.ContestDecision] = "Platform>Platform",
        [Move.WithdrawRequest] = "Platform>Platform",
        [Move.ReturnToDialogue] = "Platform>Dialogue",
        [Move.ReferToLegal] = "New>Legal Dialogue>Legal Platform>Legal",
        [Move.Close] = "New>Closed Dialogue>Closed Platform>Closed Legal>Closed",
        [Move.Reopen] = "Closed>New",
        [Move.Assign] = "New>New Dialogue>Dialogue Platform>Platform Legal>Legal",
    };

    public static TheoryData<Step, Move> EveryPair()
    {
        var pairs = new TheoryData<Step, Move>();
        foreach (var step in Enum.GetValues<Step>())
        {
            foreach (var move in Enum.GetValues<Move>())
            {
                pairs.Add(step, move);
            }
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_pair_of_step_and_move_is_as_the_rules_say(Step from, Move move)
    {
        var rule = Rules[move].Split(' ').Select(r => r.Split('>')).SingleOrDefault(r => r[0] == from.ToString());

        var next = EscalationLadder.Next(from, move);

        if (rule is null)
        {
            Assert.Equal("invalid_transition", next.Error?.Code);
            var allowed = Assert.IsType<string[]>(next.Error!.Facts["allowed"]);
            Assert.NotEmpty(allowed);
        }
        else
        {
            Assert.False(next.IsRefused);
            Assert.Equal(rule[1], next.Value.ToString());
        }
    }

    [Fact]
    public void Nothing_leads_out_of_a_closed_case_but_reopening() => Assert.Equal([Move.Reopen], EscalationLadder.MovesFrom(Step.Closed));
}
