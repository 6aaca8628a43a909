using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>The case a post would have at the desk, asked by the ladder's own rules; it is kept nowhere.</summary>
public sealed class PracticeCase
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(1);

    private readonly Policy _policy;
    private readonly Case _case;

    public PracticeCase(PracticePost post, Policy policy)
    {
        var (expected, breaks) = (post.Expected, post.Expected.Principles.Count > 0);
        _policy = policy;
        Due = policy.StandingOf(expected.Category, breaks);
        var wasAnswered = post.SoFar != SoFar.Nothing;
        var wasAsked = post.SoFar == SoFar.PlatformRefused;
        _case = new Case(
            new CaseState(
                Guid.Empty,
                Version: 1,
                Cycle: 1,
                StepOf(post.SoFar),
                Waiting.Nobody,
                Due,
                expected.Category,
                breaks,
                HasVerdict: true,
                policy.Version,
                OpenedAt: Now,
                DialogueAt: wasAnswered ? Now : null,
                LastReplyAt: wasAnswered ? Now : null,
                AuthorRefused: post.SoFar == SoFar.AuthorRefused,
                LeadAt: null,
                PlatformAt: wasAsked ? Now : null,
                Requested: wasAsked,
                Decision: wasAsked ? PlatformDecision.Refused : null,
                LegalAt: null,
                ClosedAt: null,
                Outcome: null,
                Assignee: null,
                new CaseClocks([]),
                Posts: [],
                HiddenAt: null
            )
        );
    }

    /// <summary>How the post stands under the policy, judged as it should be.</summary>
    public Standing Due { get; }

    /// <summary>Why the ladder does not lead to this step; null when it does. To watch is always allowed.</summary>
    public Error? WhyNot(Step step) =>
        step switch
        {
            Step.Dialogue => EscalationLadder.Next(_case.State.Step, Move.RecordReply).Error,
            Step.Platform when _case.State.Step == Step.Platform => _case.MayAskForRemoval(),
            Step.Platform => _case.MayGoToPlatform(_policy, Now),
            Step.Legal => _case.MayGoToLaw(),
            _ => null,
        };

    private static Step StepOf(SoFar soFar) =>
        soFar switch
        {
            SoFar.Nothing => Step.New,
            SoFar.AuthorRefused => Step.Dialogue,
            SoFar.PlatformRefused => Step.Platform,
            _ => throw new ArgumentOutOfRangeException(nameof(soFar), soFar, null),
        };
}
