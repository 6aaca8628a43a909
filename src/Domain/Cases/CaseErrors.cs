using Entente.Domain.Outcomes;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>Every way the ladder says no. Each names its rule and, in <c>allowed</c>, what may be done instead.</summary>
public static class CaseErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "case_not_found", ("case_id", id));

    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Stale, "changed_meanwhile");

    public static Error MoveNotAllowed(Step from, Move move) =>
        new(
            ErrorKind.Conflict,
            "invalid_transition",
            ("from", Vocabulary.Word(from)),
            ("move", Vocabulary.Word(move)),
            ("allowed", Words(EscalationLadder.MovesFrom(from)))
        );

    /// <summary>A post that is welcome or permitted is never the object of a removal request.</summary>
    public static Error PermittedSpeech(Step from, Standing standing, Category? category) =>
        new(
            ErrorKind.Conflict,
            "permitted_speech",
            ("standing", Vocabulary.Word(standing)),
            ("category", category is { } known ? Vocabulary.Word(known) : null),
            ("allowed", From(from, JudgeAgain, Move.RecordReply, Move.RecordAuthorAnswer, Move.AskLead, Move.ReturnToDialogue, Move.Close))
        );

    /// <summary>The machine's assessment alone never escalates.</summary>
    public static Error VerdictNeeded(Step from) =>
        new(ErrorKind.Conflict, "verdict_needed", ("allowed", From(from, JudgeAgain, Move.RecordReply, Move.AskLead, Move.Close)));

    public static Error DialogueNotTried(Step from) =>
        new(ErrorKind.Conflict, "dialogue_not_tried", ("allowed", From(from, JudgeAgain, Move.RecordReply, Move.AskLead, Move.Close)));

    public static Error AuthorHasTime(Step from, DateTimeOffset until) =>
        new(
            ErrorKind.Conflict,
            "author_has_time",
            ("until", until),
            ("allowed", From(from, JudgeAgain, Move.RecordReply, Move.RecordAuthorAnswer, Move.AskLead, Move.Close))
        );

    public static Error PostNotOfThisCase(Guid mentionId) =>
        new(ErrorKind.Invalid, "post_not_of_this_case", ("mention_id", mentionId)) { Pointer = "/mention_id" };

    /// <summary>The post is recorded as hidden already, or its author has deleted it.</summary>
    public static Error NothingToHide(Step from) =>
        new(ErrorKind.Conflict, "nothing_to_hide", ("allowed", From(from, JudgeAgain, Move.RecordShown, Move.RecordReply, Move.Close)));

    public static Error NothingToShow(Step from) =>
        new(ErrorKind.Conflict, "nothing_to_show", ("allowed", From(from, JudgeAgain, Move.RecordHidden, Move.RecordReply, Move.Close)));

    public static Error PlatformNotExhausted(Step from) =>
        new(
            ErrorKind.Conflict,
            "platform_not_exhausted",
            (
                "allowed",
                From(from, JudgeAgain, Move.RecordReply, Move.ReferToPlatform, Move.SubmitRequest, Move.RecordPlatformDecision, Move.Close)
            )
        );

    public static Error JustificationNeeded { get; } = new(ErrorKind.Invalid, "justification_needed") { Pointer = "/justification" };

    public static Error Required(string pointer) => new(ErrorKind.Invalid, "required") { Pointer = pointer };

    /// <summary>Cases are given to people who may work on them.</summary>
    public static Error NoSuchAssignee(string id) =>
        new(ErrorKind.Invalid, "no_such_assignee", ("assignee_id", id)) { Pointer = "/assignee_id" };

    /// <summary>The law is never one person's decision.</summary>
    public static Error NeedsSecondHand { get; } =
        new(ErrorKind.Conflict, "needs_second_hand", ("allowed", new[] { "request_legal_referral" }));

    public static Error ApproverIsRequester { get; } =
        new(ErrorKind.Conflict, "approver_is_requester", ("allowed", new[] { "approval_by_another_manager" }));

    public static Error NothingSubmitted { get; } =
        new(ErrorKind.Conflict, "nothing_submitted", ("allowed", From(Step.Platform, null, Move.SubmitRequest, Move.Close)));

    public static Error OutcomeNotPossible(Step from, Outcome outcome) =>
        new(
            ErrorKind.Conflict,
            "outcome_not_possible",
            ("from", Vocabulary.Word(from)),
            ("outcome", Vocabulary.Word(outcome)),
            ("allowed", EscalationLadder.EndingsFrom(from).Select(Vocabulary.Word).ToArray())
        );

    /// <summary>No move of the ladder, and always possible: a verdict on a post of the case.</summary>
    private const string JudgeAgain = "give_verdict";

    /// <summary>Of the moves that would lead on, those that the ladder has from here.</summary>
    private static string[] From(Step from, string? first, params Move[] moves)
    {
        var words = Words(moves.Intersect(EscalationLadder.MovesFrom(from)));
        return first is null ? words : [first, .. words];
    }

    private static string[] Words(IEnumerable<Move> moves) => [.. moves.Select(Vocabulary.Word)];
}
