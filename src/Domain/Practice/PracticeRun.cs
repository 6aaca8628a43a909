using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;
using Entente.Domain.Replies.Review;

namespace Entente.Domain.Practice;

/// <summary>
/// One person's playing of a scenario: one post after the other, each answered once. It keeps the words it was played on and the policy it
/// is judged by. <see cref="Version"/> counts its answers; <see cref="ShownAt"/> is when the present post was shown.
/// </summary>
public sealed record PracticeRun(
    Guid Id,
    int Version,
    Guid ScenarioId,
    int ScenarioVersion,
    ScenarioText Scenario,
    Actor Player,
    string PolicyVersion,
    DateTimeOffset StartedAt,
    DateTimeOffset ShownAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<ScoredAnswer> Answers
)
{
    public const int LongestReply = 10_000;

    public bool IsOver => Answers.Count == Scenario.Posts.Count;

    /// <summary>The place of the post to answer, from 0; null when all are answered.</summary>
    public int? Next => IsOver ? null : Answers.Count;

    /// <summary>The mean of its posts, 0 to 100; null before its end.</summary>
    public decimal? Score => IsOver ? Math.Round((decimal)Answers.Sum(a => a.Score.Points) / Answers.Count, 1) : null;

    public static Result<PracticeRun> Start(Scenario scenario, Actor player, Policy policy, DateTimeOffset now) =>
        scenario.RetiredAt is not null
            ? PracticeErrors.Retired
            : new PracticeRun(
                Guid.CreateVersion7(now),
                Version: 1,
                scenario.Id,
                scenario.Version,
                scenario.Text,
                player,
                policy.Version,
                now,
                now,
                null,
                []
            );

    /// <param name="brand">What the reply rules know of the brand, whoever is answered.</param>
    public Result<PracticeRun> Answer(int post, PostAnswer answer, Actor actor, ReplyContext brand, Policy policy, DateTimeOffset now)
    {
        if (Refusal(post, answer, actor) is { } refusal)
        {
            return refusal;
        }
        var said = answer with
        {
            Principles = [.. answer.Principles.Distinct().Order()],
            Reply = string.IsNullOrWhiteSpace(answer.Reply) ? null : answer.Reply,
        };
        var took = (int)Math.Clamp((now - ShownAt).TotalSeconds, 0, int.MaxValue);
        var context = PracticeContext.In(this, post, said.Visibility, brand, policy);
        var scored = new ScoredAnswer(said, took, now, PostScoring.Score(Scenario.Posts[post], said, took, context, policy));
        var answered = this with { Version = Version + 1, ShownAt = now, Answers = [.. Answers, scored] };
        return answered.IsOver ? answered with { FinishedAt = now } : answered;
    }

    private Error? Refusal(int post, PostAnswer answer, Actor actor) =>
        !actor.IsSameHandAs(Player) ? PracticeErrors.RunOfAnother
        : Next is not { } next ? PracticeErrors.RunIsOver
        : post != next ? PracticeErrors.NotTheNextPost(next)
        : answer.Principles.Except(Policy.Principles).Any() ? PracticeErrors.PrincipleUnknown
        : answer.Step == Step.Closed ? PracticeErrors.StepUnknown
        : null;
}
