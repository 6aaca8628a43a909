using Entente.Domain.Access;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Replies;
using Entente.Domain.Triage;

namespace Entente.Domain.Cases;

/// <summary>
/// The work on one post, or several of the same author and matter. It asks the ladder's table first and adds what a table cannot know:
/// standing, verdict, patience, decisions of the platform, a second hand. Time and policy are handed in.
/// </summary>
public sealed class Case(CaseState state)
{
    private readonly List<CaseEvent> _newEvents = [];

    public CaseState State { get; private set; } = state;

    public IReadOnlyList<CaseEvent> NewEvents => _newEvents;

    /// <summary>The changes are committed: the next save starts from them.</summary>
    public void Saved()
    {
        State = State with { Version = State.Version + 1 };
        _newEvents.Clear();
    }

    /// <summary>A person judged the post the case is about.</summary>
    public void GiveVerdict(Guid mentionId, Verdict verdict, Policy policy, DateTimeOffset now)
    {
        var standing = policy.StandingOf(verdict.Category, verdict.Principles.Count > 0);
        State = State with
        {
            Category = verdict.Category,
            Standing = standing,
            BreaksPrinciple = verdict.Principles.Count > 0,
            HasVerdict = true,
        };
        Happened(
            CaseEventKind.VerdictGiven,
            verdict.Actor,
            now,
            ("mention_id", mentionId),
            ("category", Vocabulary.Word(verdict.Category)),
            ("sentiment", verdict.Sentiment is { } sentiment ? Vocabulary.Word(sentiment) : null),
            ("principles", verdict.Principles.Select(Vocabulary.Word).ToArray()),
            ("standing", Vocabulary.Word(standing)),
            ("reason", verdict.Reason)
        );
    }

    /// <summary>A reply to the author was published; the desk now waits for them.</summary>
    public Result<CaseState> RecordReply(string? text, string? url, string actor, DateTimeOffset now) =>
        Take(Move.RecordReply, actor, now, s => Replied(s, now), ("text", text), ("url", url));

    /// <summary>The same, of a reply that was written at this desk.</summary>
    public Result<CaseState> RecordReply(ReplyState reply, string actor, DateTimeOffset now) =>
        Take(
            Move.RecordReply,
            actor,
            now,
            s => Replied(s, now),
            ("reply_id", reply.Id),
            ("visibility", Vocabulary.Word(reply.Visibility)),
            ("text", reply.Text),
            ("url", reply.Url)
        );

    private static CaseState Replied(CaseState s, DateTimeOffset now) =>
        s with
        {
            Waiting = Waiting.Author,
            DialogueAt = s.DialogueAt ?? now,
            LastReplyAt = now,
            AuthorRefused = false,
        };

    public Result<CaseState> RecordAuthorAnswer(AuthorAnswer answer, string? words, string actor, DateTimeOffset now) =>
        Take(
            Move.RecordAuthorAnswer,
            actor,
            now,
            s =>
                s with
                {
                    Waiting = s.Waiting == Waiting.Author ? Waiting.Nobody : s.Waiting,
                    AuthorRefused = answer == AuthorAnswer.Refused,
                },
            ("answer", Vocabulary.Word(answer)),
            ("words", words)
        );

    public Result<CaseState> AskLead(string reason, string actor, DateTimeOffset now) =>
        Take(Move.AskLead, actor, now, s => s with { LeadAt = s.LeadAt ?? now }, ("reason", reason));

    public Result<CaseState> ReferToPlatform(string reason, Policy policy, string actor, DateTimeOffset now) =>
        MayGoToPlatform(policy, now)
        ?? Take(
            Move.ReferToPlatform,
            actor,
            now,
            s => s with { Waiting = Waiting.Nobody, PlatformAt = s.PlatformAt ?? now, Requested = false, Decision = null },
            ("reason", reason)
        );

    public Result<CaseState> SubmitRequest(string ground, string explanation, string actor, DateTimeOffset now) =>
        Permitted()
        ?? Take(
            Move.SubmitRequest,
            actor,
            now,
            s => s with { Waiting = Waiting.Platform, Requested = true, Decision = null },
            ("ground", ground),
            ("explanation", explanation)
        );

    public Result<CaseState> RecordPlatformDecision(PlatformDecision decision, string? reason, string actor, DateTimeOffset now)
    {
        if (State is { Step: Step.Platform, Requested: false })
        {
            return CaseErrors.NothingSubmitted;
        }
        return Take(
            Move.RecordPlatformDecision,
            actor,
            now,
            s => s with { Waiting = Waiting.Nobody, Decision = decision },
            ("decision", Vocabulary.Word(decision)),
            ("reason", reason)
        );
    }

    public Result<CaseState> ReturnToDialogue(string reason, string actor, DateTimeOffset now) =>
        Take(Move.ReturnToDialogue, actor, now, s => s with { Waiting = Waiting.Nobody }, ("reason", reason));

    /// <summary>The law, as the last resort: justified in writing, approved by a second person who is a manager.</summary>
    public Result<CaseState> ReferToLegal(string justification, Actor requester, Actor approvingManager, DateTimeOffset now) =>
        MayGoToLaw(justification)
        ?? (requester.IsSameHandAs(approvingManager) ? CaseErrors.ApproverIsRequester : null)
        ?? Take(
            Move.ReferToLegal,
            requester.Name,
            now,
            s => s with { Waiting = Waiting.Nobody, LegalAt = s.LegalAt ?? now },
            ("justification", justification),
            ("approved_by", approvingManager.Name)
        );

    public Result<CaseState> Close(Outcome outcome, string? reason, string actor, DateTimeOffset now)
    {
        if (State.Step != Step.Closed && !EscalationLadder.EndingsFrom(State.Step).Contains(outcome))
        {
            return CaseErrors.OutcomeNotPossible(State.Step, outcome);
        }
        return Take(
            Move.Close,
            actor,
            now,
            s => s with { Waiting = Waiting.Nobody, ClosedAt = now < s.OpenedAt ? s.OpenedAt : now, Outcome = outcome },
            ("outcome", Vocabulary.Word(outcome)),
            ("reason", reason)
        );
    }

    /// <summary>Reopening starts a new cycle and keeps the first.</summary>
    public Result<CaseState> Reopen(string reason, string actor, DateTimeOffset now) =>
        Take(Move.Reopen, actor, now, s => s.NextCycle(now), ("reason", reason));

    private Error? Permitted() =>
        State.Standing is Standing.Welcome or Standing.Permitted ? CaseErrors.PermittedSpeech(State.Standing, State.Category) : null;

    private Error? MayGoToPlatform(Policy policy, DateTimeOffset now)
    {
        if (EscalationLadder.Next(State.Step, Move.ReferToPlatform).Error is { } notOnLadder)
        {
            return notOnLadder;
        }
        if (Permitted() is { } permitted)
        {
            return permitted;
        }
        if (!State.HasVerdict)
        {
            return CaseErrors.VerdictNeeded;
        }
        if (State.Standing == Standing.Unacceptable)
        {
            return null;
        }
        if (State.LastReplyAt is not { } repliedAt)
        {
            return CaseErrors.DialogueNotTried;
        }
        var until = repliedAt + policy.WaitBeforePlatform;
        return State.AuthorRefused || now >= until ? null : CaseErrors.AuthorHasTime(until);
    }

    /// <summary>Why the law cannot even be asked for; null when it can.</summary>
    public Error? MayGoToLaw(string justification)
    {
        if (EscalationLadder.Next(State.Step, Move.ReferToLegal).Error is { } notOnLadder)
        {
            return notOnLadder;
        }
        if (!State.HasVerdict)
        {
            return CaseErrors.VerdictNeeded;
        }
        if (Permitted() is { } permitted)
        {
            return permitted;
        }
        var exhausted = State is { Step: Step.Platform, Decision: PlatformDecision.Refused };
        if (!exhausted && State.Category != Category.HateOrThreat)
        {
            return CaseErrors.PlatformNotExhausted;
        }
        return string.IsNullOrWhiteSpace(justification) ? CaseErrors.JustificationNeeded : null;
    }

    private Result<CaseState> Take(
        Move move,
        string actor,
        DateTimeOffset now,
        Func<CaseState, CaseState> change,
        params (string Name, object? Value)[] details
    )
    {
        var next = EscalationLadder.Next(State.Step, move);
        if (next.IsRefused)
        {
            return next.Error;
        }
        State = change(State) with { Step = next.Value };
        Happened(KindOf(move), actor, now, details);
        return State;
    }

    private void Happened(CaseEventKind kind, string actor, DateTimeOffset now, params (string Name, object? Value)[] details) =>
        _newEvents.Add(new CaseEvent(Guid.CreateVersion7(now), kind, actor, now, details.ToDictionary(d => d.Name, d => d.Value)));

    private static CaseEventKind KindOf(Move move) =>
        move switch
        {
            Move.RecordReply => CaseEventKind.ReplyRecorded,
            Move.RecordAuthorAnswer => CaseEventKind.AuthorAnswered,
            Move.AskLead => CaseEventKind.LeadAsked,
            Move.ReferToPlatform => CaseEventKind.ReferredToPlatform,
            Move.SubmitRequest => CaseEventKind.RequestSubmitted,
            Move.RecordPlatformDecision => CaseEventKind.PlatformDecided,
            Move.ReturnToDialogue => CaseEventKind.ReturnedToDialogue,
            Move.ReferToLegal => CaseEventKind.ReferredToLegal,
            Move.Close => CaseEventKind.Closed,
            Move.Reopen => CaseEventKind.Reopened,
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
}
