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

    /// <summary>A person judged one of the case's posts. The case stands as the gravest of what persons judged.</summary>
    public void GiveVerdict(Guid mentionId, Verdict verdict, Timetable timetable, DateTimeOffset now)
    {
        var (policy, breaks) = (timetable.Policy, verdict.Principles.Count > 0);
        var standing = policy.StandingOf(verdict.Category, breaks);
        var others = State.Posts.Where(p => p.MentionId != mentionId).ToList();
        var gravest = others.Where(other => other.IsJudged).MaxBy(other => other.StandingUnder(policy));
        var othersStanding = gravest?.StandingUnder(policy) ?? Standing.Welcome;
        var before = State;
        State = before with
        {
            Category = othersStanding > standing ? gravest!.Category : verdict.Category,
            Standing = othersStanding > standing ? othersStanding : standing,
            BreaksPrinciple = breaks || others.Any(other => other.BreaksPrinciple),
            HasVerdict = true,
        };
        if (before.Posts.FirstOrDefault(p => p.MentionId == mentionId) is { } post)
        {
            State = State.With(post with { Category = verdict.Category, IsJudged = true, BreaksPrinciple = breaks }, now);
        }
        State = State with { Clocks = ClocksSince(before, timetable, now) };
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

    private CaseClocks ClocksSince(CaseState before, Timetable timetable, DateTimeOffset now) =>
        State.Step == Step.Closed || State.IsExposed == before.IsExposed ? State.Clocks
        : State.IsExposed ? State.Clocks.PrincipleFound(timetable, now)
        : State.BreaksPrinciple ? State.Clocks.Hidden(State.WasAnswered, State.OpenedAt, timetable, now)
        : State.Clocks.PrincipleGone(State.OpenedAt, timetable);

    /// <summary>
    /// Somebody hid a post on its network. What breaks a principle may be hidden at once, by the machine's word too: somebody is harmed while
    /// it stands, and a person looks at it here. Allowed speech never is, and for the rest dialogue comes first, as before a platform.
    /// </summary>
    public Result<CaseState> RecordHidden(Guid mentionId, string? reason, Timetable timetable, string actor, DateTimeOffset now)
    {
        if (State.Posts.FirstOrDefault(p => p.MentionId == mentionId) is not { } post)
        {
            return CaseErrors.PostNotOfThisCase(mentionId);
        }
        return MayBeHidden(post, timetable.Policy, now)
            ?? Take(Move.RecordHidden, actor, now, s => s.Hide(post, actor, timetable, now), ("mention_id", mentionId), ("reason", reason));
    }

    /// <summary>A post that was recorded as hidden can be read on its network again, or always could.</summary>
    public Result<CaseState> RecordShown(Guid mentionId, string? reason, Timetable timetable, string actor, DateTimeOffset now)
    {
        if (State.Posts.FirstOrDefault(p => p.MentionId == mentionId) is not { } post)
        {
            return CaseErrors.PostNotOfThisCase(mentionId);
        }
        return MayBeShown(post)
            ?? Take(
                Move.RecordShown,
                actor,
                now,
                s => s.Show(post, timetable, now),
                ("mention_id", mentionId),
                ("hidden_at", post.Hidden?.At),
                ("reason", reason)
            );
    }

    /// <summary>Why a post of the case cannot be recorded as hidden; null when it can.</summary>
    public Error? MayBeHidden(PostInCase post, Policy policy, DateTimeOffset now)
    {
        if (EscalationLadder.Next(State.Step, Move.RecordHidden).Error is { } notOnLadder)
        {
            return notOnLadder;
        }
        var standing = post.StandingUnder(policy);
        return post.IsOutOfSight ? CaseErrors.NothingToHide(State.Step)
            : standing is Standing.Welcome or Standing.Permitted ? CaseErrors.PermittedSpeech(State.Step, standing, post.Category)
            : standing == Standing.Unacceptable ? null
            : !post.IsJudged ? CaseErrors.VerdictNeeded(State.Step)
            : DialogueHasFailed(policy, now);
    }

    private Error? MayBeShown(PostInCase post) =>
        EscalationLadder.Next(State.Step, Move.RecordShown).Error ?? (post.Hidden is null ? CaseErrors.NothingToShow(State.Step) : null);

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
            ("url", reply.Url),
            ("overridden_rules", reply.Findings.Blocks),
            ("reviewer", reply.Reviewer?.Name),
            ("review_reason", reply.ReviewReason)
        );

    private static CaseState Replied(CaseState s, DateTimeOffset now) =>
        s with
        {
            Waiting = Waiting.Author,
            DialogueAt = s.DialogueAt ?? now,
            LastReplyAt = now,
            AuthorRefused = false,
            Clocks = s.Clocks.Answered(now),
        };

    public Result<CaseState> RecordAuthorAnswer(
        AuthorAnswer answer,
        string? words,
        Timetable timetable,
        string actor,
        DateTimeOffset now
    ) =>
        Take(
            Move.RecordAuthorAnswer,
            actor,
            now,
            s =>
                s with
                {
                    Waiting = s.Waiting == Waiting.Author ? Waiting.Nobody : s.Waiting,
                    AuthorRefused = answer == AuthorAnswer.Refused,
                    Clocks = answer != AuthorAnswer.NoAnswer && s.SpokeLast ? s.Clocks.AuthorSpoke(timetable, now) : s.Clocks,
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
            s =>
                s with
                {
                    Waiting = Waiting.Nobody,
                    PlatformAt = s.PlatformAt ?? now,
                    Clocks = s.Clocks.Answered(now),
                    // A request the platform still has is not forgotten by talking meanwhile.
                    Requested = s is { Requested: true, Decision: null },
                    Decision = null,
                },
            ("reason", reason)
        );

    /// <summary>Why the platform cannot be asked to remove anything; null when it can. A permitted post never gets further than here.</summary>
    public Error? MayAskForRemoval() =>
        Permitted()
        ?? EscalationLadder.Next(State.Step, Move.SubmitRequest).Error
        ?? (State.HasVerdict ? null : CaseErrors.VerdictNeeded(State.Step));

    /// <summary>A request went to the platform; <paramref name="dossierSha256"/> seals what was sent.</summary>
    public Result<CaseState> SubmitRequest(Guid requestId, string ground, string? dossierSha256, string actor, DateTimeOffset now) =>
        MayAskForRemoval()
        ?? Take(
            Move.SubmitRequest,
            actor,
            now,
            s => s with { Waiting = Waiting.Platform, Requested = true, Decision = null },
            ("removal_request_id", requestId),
            ("ground", ground),
            ("dossier_sha256", dossierSha256)
        );

    /// <summary>The platform's refusal goes before it again, or before a body out of court: the step is not exhausted meanwhile.</summary>
    public Result<CaseState> ContestDecision(Guid requestId, string instance, string reason, string actor, DateTimeOffset now) =>
        Permitted()
        ?? Take(
            Move.ContestDecision,
            actor,
            now,
            s => s with { Waiting = Waiting.Platform, Requested = true, Decision = null },
            ("removal_request_id", requestId),
            ("instance", instance),
            ("reason", reason)
        );

    /// <summary>The request is no longer asked for; a case that has left the platform step stays where it is.</summary>
    public void WithdrawRequest(Guid requestId, string reason, string actor, DateTimeOffset now)
    {
        (string, object?)[] details = [("removal_request_id", requestId), ("reason", reason)];
        if (Take(Move.WithdrawRequest, actor, now, s => s with { Waiting = Waiting.Nobody, Requested = false }, details).IsRefused)
        {
            Happened(CaseEventKind.RequestWithdrawn, actor, now, details);
        }
    }

    public Result<CaseState> RecordPlatformDecision(
        PlatformDecision decision,
        Guid requestId,
        string? reason,
        string actor,
        DateTimeOffset now
    )
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
            Answered(decision, requestId, reason)
        );
    }

    /// <summary>The platform answered after the case had left its step: it stays where it is, and its history tells.</summary>
    public void HearPlatformDecision(PlatformDecision decision, Guid requestId, string? reason, string actor, DateTimeOffset now) =>
        Happened(CaseEventKind.PlatformDecided, actor, now, Answered(decision, requestId, reason));

    private static (string, object?)[] Answered(PlatformDecision decision, Guid requestId, string? reason) =>
        [("decision", Vocabulary.Word(decision)), ("removal_request_id", requestId), ("reason", reason)];

    public Result<CaseState> ReturnToDialogue(string? reason, string actor, DateTimeOffset now) =>
        Take(Move.ReturnToDialogue, actor, now, s => s with { Waiting = Waiting.Nobody }, ("reason", reason));

    /// <summary>The law, as the last resort: justified in writing, approved by a second person who is a manager.</summary>
    public Result<CaseState> ReferToLegal(string justification, Actor requester, Actor approvingManager, DateTimeOffset now) =>
        MayGoToLaw(justification)
        ?? (requester.IsSameHandAs(approvingManager) ? CaseErrors.ApproverIsRequester : null)
        ?? Take(
            Move.ReferToLegal,
            requester.Name,
            now,
            s => s with { Waiting = Waiting.Nobody, LegalAt = s.LegalAt ?? now, Clocks = s.Clocks.Answered(now) },
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
            s =>
                s with
                {
                    Waiting = Waiting.Nobody,
                    ClosedAt = now < s.OpenedAt ? s.OpenedAt : now,
                    Outcome = outcome,
                    Clocks = s.Clocks.Closed(now),
                },
            ("outcome", Vocabulary.Word(outcome)),
            ("reason", reason)
        );
    }

    /// <summary>Reopening starts a new cycle, with clocks of its own, and keeps the first.</summary>
    public Result<CaseState> Reopen(string reason, Timetable timetable, string actor, DateTimeOffset now) =>
        Take(Move.Reopen, actor, now, s => s.NextCycle(timetable, now), ("reason", reason));

    /// <summary>Somebody takes the case or is given it; null puts it back for whoever comes.</summary>
    public Result<CaseState> Assign(Actor? assignee, string actor, DateTimeOffset now) =>
        Take(Move.Assign, actor, now, s => s with { Assignee = assignee }, ("assignee_id", assignee?.Id), ("assignee", assignee?.Name));

    /// <summary>What the ladder has from here and the case's own rules refuse now, and why.</summary>
    public IReadOnlyList<(Move Move, Error Why)> RefusedMoves(Policy policy, DateTimeOffset now) =>
        [
            .. EscalationLadder
                .MovesFrom(State.Step)
                .Select(move => (Move: move, Why: WhyNot(move, policy, now)))
                .Where(refused => refused.Why is not null)
                .Select(refused => (refused.Move, refused.Why!)),
        ];

    private Error? WhyNot(Move move, Policy policy, DateTimeOffset now) =>
        move switch
        {
            Move.RecordHidden => WhyNone([.. State.Posts.Select(p => MayBeHidden(p, policy, now))]),
            Move.RecordShown => WhyNone([.. State.Posts.Select(MayBeShown)]),
            Move.ReferToPlatform => MayGoToPlatform(policy, now),
            Move.SubmitRequest => MayAskForRemoval(),
            Move.RecordPlatformDecision or Move.WithdrawRequest => State is { Requested: true, Decision: null }
                ? null
                : CaseErrors.NothingSubmitted,
            Move.ContestDecision => Permitted()
                ?? (
                    State is { Requested: true, Decision: PlatformDecision.Refused or PlatformDecision.Restricted }
                        ? null
                        : CaseErrors.NothingSubmitted
                ),
            Move.ReferToLegal => MayGoToLaw(),
            _ => null,
        };

    /// <summary>Null where the move can be made on one post at least; else what refuses the first of them.</summary>
    private static Error? WhyNone(IReadOnlyList<Error?> refusals) => refusals.Contains(null) || refusals.Count == 0 ? null : refusals[0];

    private Error? Permitted() =>
        State.Standing is Standing.Welcome or Standing.Permitted
            ? CaseErrors.PermittedSpeech(State.Step, State.Standing, State.Category)
            : null;

    /// <summary>Why the platform cannot be turned to yet; null when it can.</summary>
    public Error? MayGoToPlatform(Policy policy, DateTimeOffset now)
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
            return CaseErrors.VerdictNeeded(State.Step);
        }
        if (State.Standing == Standing.Unacceptable)
        {
            return null;
        }
        return DialogueHasFailed(policy, now);
    }

    /// <summary>Null once the author was spoken with and refused, or had the policy's time to answer.</summary>
    private Error? DialogueHasFailed(Policy policy, DateTimeOffset now)
    {
        if (State.LastReplyAt is not { } repliedAt)
        {
            return CaseErrors.DialogueNotTried(State.Step);
        }
        var until = repliedAt + policy.WaitBeforePlatform;
        return State.AuthorRefused || now >= until ? null : CaseErrors.AuthorHasTime(State.Step, until);
    }

    /// <summary>Why the law cannot even be asked for; null when it can.</summary>
    public Error? MayGoToLaw(string justification) =>
        MayGoToLaw() ?? (string.IsNullOrWhiteSpace(justification) ? CaseErrors.JustificationNeeded : null);

    /// <summary>The same, whatever is said for it.</summary>
    public Error? MayGoToLaw()
    {
        if (EscalationLadder.Next(State.Step, Move.ReferToLegal).Error is { } notOnLadder)
        {
            return notOnLadder;
        }
        if (!State.HasVerdict)
        {
            return CaseErrors.VerdictNeeded(State.Step);
        }
        if (Permitted() is { } permitted)
        {
            return permitted;
        }
        var exhausted = State is { Step: Step.Platform, Decision: PlatformDecision.Refused };
        return exhausted || State.Category == Category.HateOrThreat ? null : CaseErrors.PlatformNotExhausted(State.Step);
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
            Move.RecordHidden => CaseEventKind.MentionHidden,
            Move.RecordShown => CaseEventKind.MentionShown,
            Move.AskLead => CaseEventKind.LeadAsked,
            Move.ReferToPlatform => CaseEventKind.ReferredToPlatform,
            Move.SubmitRequest => CaseEventKind.RequestSubmitted,
            Move.RecordPlatformDecision => CaseEventKind.PlatformDecided,
            Move.ContestDecision => CaseEventKind.DecisionContested,
            Move.WithdrawRequest => CaseEventKind.RequestWithdrawn,
            Move.ReturnToDialogue => CaseEventKind.ReturnedToDialogue,
            Move.ReferToLegal => CaseEventKind.ReferredToLegal,
            Move.Close => CaseEventKind.Closed,
            Move.Reopen => CaseEventKind.Reopened,
            Move.Assign => CaseEventKind.Assigned,
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
}
