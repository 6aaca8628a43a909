using Entente.Domain.Outcomes;

namespace Entente.Domain.Cases;

/// <summary>What can be done with a case.</summary>
public enum Move
{
    RecordReply,
    RecordAuthorAnswer,
    RecordHidden,
    RecordShown,
    AskLead,
    ReferToPlatform,
    SubmitRequest,
    RecordPlatformDecision,
    ContestDecision,
    WithdrawRequest,
    ReturnToDialogue,
    ReferToLegal,
    Close,
    Reopen,
    Assign,
}

/// <summary>The whole ladder on one screen: what is not written here is refused. The case adds what a table cannot know.</summary>
public static class EscalationLadder
{
    private static readonly Dictionary<(Step From, Move Move), Step> Allowed = new()
    {
        [(Step.New, Move.RecordReply)] = Step.Dialogue,
        [(Step.New, Move.RecordAuthorAnswer)] = Step.New,
        [(Step.New, Move.RecordHidden)] = Step.New,
        [(Step.New, Move.RecordShown)] = Step.New,
        [(Step.New, Move.AskLead)] = Step.New,
        [(Step.New, Move.ReferToPlatform)] = Step.Platform,
        [(Step.New, Move.ReferToLegal)] = Step.Legal,
        [(Step.New, Move.Close)] = Step.Closed,
        [(Step.New, Move.Assign)] = Step.New,

        [(Step.Dialogue, Move.RecordReply)] = Step.Dialogue,
        [(Step.Dialogue, Move.RecordAuthorAnswer)] = Step.Dialogue,
        [(Step.Dialogue, Move.RecordHidden)] = Step.Dialogue,
        [(Step.Dialogue, Move.RecordShown)] = Step.Dialogue,
        [(Step.Dialogue, Move.AskLead)] = Step.Dialogue,
        [(Step.Dialogue, Move.ReferToPlatform)] = Step.Platform,
        [(Step.Dialogue, Move.ReferToLegal)] = Step.Legal,
        [(Step.Dialogue, Move.Close)] = Step.Closed,
        [(Step.Dialogue, Move.Assign)] = Step.Dialogue,

        [(Step.Platform, Move.RecordReply)] = Step.Platform,
        [(Step.Platform, Move.RecordAuthorAnswer)] = Step.Platform,
        [(Step.Platform, Move.RecordHidden)] = Step.Platform,
        [(Step.Platform, Move.RecordShown)] = Step.Platform,
        [(Step.Platform, Move.AskLead)] = Step.Platform,
        [(Step.Platform, Move.SubmitRequest)] = Step.Platform,
        [(Step.Platform, Move.RecordPlatformDecision)] = Step.Platform,
        [(Step.Platform, Move.ContestDecision)] = Step.Platform,
        [(Step.Platform, Move.WithdrawRequest)] = Step.Platform,
        [(Step.Platform, Move.ReturnToDialogue)] = Step.Dialogue,
        [(Step.Platform, Move.ReferToLegal)] = Step.Legal,
        [(Step.Platform, Move.Close)] = Step.Closed,
        [(Step.Platform, Move.Assign)] = Step.Platform,

        [(Step.Legal, Move.RecordAuthorAnswer)] = Step.Legal,
        [(Step.Legal, Move.RecordHidden)] = Step.Legal,
        [(Step.Legal, Move.RecordShown)] = Step.Legal,
        [(Step.Legal, Move.Close)] = Step.Closed,
        [(Step.Legal, Move.Assign)] = Step.Legal,

        [(Step.Closed, Move.Reopen)] = Step.New,
    };

    /// <summary>How a case may end from each step.</summary>
    private static readonly Dictionary<Step, Outcome[]> Endings = new()
    {
        [Step.New] = [Outcome.Answered, Outcome.Withdrew, Outcome.Edited, Outcome.Tolerated, Outcome.Misjudged],
        [Step.Dialogue] =
        [
            Outcome.Answered,
            Outcome.ChangedMind,
            Outcome.DefendsBrand,
            Outcome.Withdrew,
            Outcome.Edited,
            Outcome.NoAnswer,
            Outcome.Tolerated,
            Outcome.Misjudged,
        ],
        [Step.Platform] =
        [
            Outcome.ChangedMind,
            Outcome.DefendsBrand,
            Outcome.Withdrew,
            Outcome.Edited,
            Outcome.Removed,
            Outcome.Restricted,
            Outcome.Tolerated,
            Outcome.Misjudged,
        ],
        [Step.Legal] = [Outcome.Legal, Outcome.Withdrew, Outcome.Edited, Outcome.Removed, Outcome.Restricted, Outcome.Tolerated],
        [Step.Closed] = [],
    };

    public static Result<Step> Next(Step from, Move move) =>
        Allowed.TryGetValue((from, move), out var to) ? to : CaseErrors.MoveNotAllowed(from, move);

    public static IReadOnlyList<Move> MovesFrom(Step from) => [.. Allowed.Keys.Where(k => k.From == from).Select(k => k.Move)];

    public static IReadOnlyList<Outcome> EndingsFrom(Step from) => Endings[from];
}
