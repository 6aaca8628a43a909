using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Api.Replies;
using Entente.Application.Practice;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Practice;
using Entente.Domain.Replies;
using Entente.Domain.Triage;

namespace Entente.Api.Practice;

/// <summary>Which scenario shall be played.</summary>
public sealed record RunInput(Guid ScenarioId);

/// <summary>What one does with the post that is shown. <c>step</c> new is to watch and leave it; without <c>reply</c> nothing is said.</summary>
public sealed record PostAnswerInput(
    [property: Range(0, ScenarioText.MostPosts), Description("The place of the post, from 0.")] int Post,
    Category Category,
    Step Step,
    [property: MaxLength(2), Description("personal_data, employee_attack.")] IReadOnlyList<SignalKind>? Principles = null,
    Visibility Visibility = Visibility.Public,
    [property: MaxLength(PracticeRun.LongestReply)] string? Reply = null,
    PlayedNoticeInput? Notice = null
)
{
    public PostAnswer ToAnswer() => new(Category, Principles ?? [], Step, Visibility, Reply, Notice?.ToNotice());
}

/// <summary>A post as it is shown to who plays.</summary>
public sealed record ShownPostView(
    int Number,
    int AfterSeconds,
    string At,
    Network Network,
    string Author,
    string Text,
    SoFar SoFar,
    DateTimeOffset ShownAt,
    int AnswerWithinSeconds
)
{
    public static ShownPostView? Of(PracticeRun run) =>
        run.Next is not { } next || run.Scenario.Posts[next] is not { } post
            ? null
            : new(
                next,
                post.AfterSeconds,
                run.Scenario.TimeOf(post).ToString("HH:mm", CultureInfo.InvariantCulture),
                post.Network,
                post.Author,
                post.Text,
                post.SoFar,
                run.ShownAt,
                post.AnswerWithinSeconds
            );
}

/// <summary>The points of one part and why: <c>reason</c> is a stable code, <c>explanation</c> its words in the reader's language.</summary>
public sealed record ScoredPartView(ScoredPart Part, int Points, int Of, string Reason, string Explanation);

/// <summary>An answer with its points, what the reply rules see in it, and what would have been right.</summary>
public sealed record ScoredAnswerView(
    int Post,
    string Text,
    Category Category,
    IReadOnlyList<SignalKind> Principles,
    Step Step,
    Visibility Visibility,
    string? Reply,
    PlayedNoticeInput? Notice,
    int TookSeconds,
    DateTimeOffset AnsweredAt,
    int Points,
    IReadOnlyList<ScoredPartView> Parts,
    IReadOnlyList<ReplyFindingView> Findings,
    ExpectationInput Expected,
    LessonInput Lesson
)
{
    public static ScoredAnswerView Of(PracticeRun run, int at, PracticeWords words)
    {
        var (post, answer) = (run.Scenario.Posts[at], run.Answers[at]);
        return new(
            at,
            post.Text,
            answer.Said.Category,
            answer.Said.Principles,
            answer.Said.Step,
            answer.Said.Visibility,
            answer.Said.Reply,
            PlayedNoticeInput.Of(answer.Said.Notice),
            answer.TookSeconds,
            answer.AnsweredAt,
            answer.Score.Points,
            [.. answer.Score.Parts.Select(p => new ScoredPartView(p.Part, p.Points, p.Of, p.Reason, words.Explain(p)))],
            [.. answer.Score.Findings.Select(f => ReplyFindingView.Of(f, words.Language))],
            ExpectationInput.Of(post.Expected),
            LessonInput.Of(post.Lesson)
        );
    }
}

/// <summary>A run as lists show it; <c>score</c> is 0 to 100, null before its end.</summary>
public sealed record RunSummaryView(
    Guid Id,
    int Version,
    Guid ScenarioId,
    int ScenarioVersion,
    string Title,
    string Language,
    string PlayerId,
    string Player,
    int Posts,
    int Answered,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    decimal? Score
)
{
    public static RunSummaryView Of(RunSummary r) =>
        new(
            r.Id,
            r.Version,
            r.ScenarioId,
            r.ScenarioVersion,
            r.Title,
            r.Language,
            r.PlayerId,
            r.Player,
            r.Posts,
            r.Answered,
            r.StartedAt,
            r.FinishedAt,
            r.Score
        );
}

/// <summary>A run; <c>version</c> is its ETag. <c>post</c> is the one to answer now, null at the end.</summary>
public sealed record RunView(
    Guid Id,
    int Version,
    Guid ScenarioId,
    int ScenarioVersion,
    string Title,
    string Language,
    string Situation,
    string PlayerId,
    string Player,
    string PolicyVersion,
    int Posts,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    decimal? Score,
    ShownPostView? Post,
    IReadOnlyList<ScoredAnswerView> Answers
)
{
    public static RunView Of(PracticeRun run, PracticeWords words) =>
        new(
            run.Id,
            run.Version,
            run.ScenarioId,
            run.ScenarioVersion,
            run.Scenario.Title,
            run.Scenario.Language,
            run.Scenario.Situation,
            run.Player.Id,
            run.Player.Name,
            run.PolicyVersion,
            run.Scenario.Posts.Count,
            run.StartedAt,
            run.FinishedAt,
            run.Score,
            ShownPostView.Of(run),
            [.. run.Answers.Select((_, i) => ScoredAnswerView.Of(run, i, words))]
        );
}

/// <summary>Which runs: those of a person (<c>me</c>, or an id) and of a scenario. Who does not see the team's has their own.</summary>
public sealed record RunQuery(
    [property: MaxLength(64), Description("me, or the id of a person.")] string? PlayerId = null,
    Guid? ScenarioId = null,
    [property: Description("True: those played to their end.")] bool? IsFinished = null
)
{
    public RunFilter ToFilter(Caller caller, Guid brandId) => new(PlayerFor(caller, brandId, PlayerId), ScenarioId, IsFinished);

    /// <summary>Whoever does not see the team's practice sees their own, whatever they ask for.</summary>
    public static string? PlayerFor(Caller caller, Guid brandId, string? asked) =>
        asked == "me" || !caller.May(Scopes.PracticeRead, brandId) ? caller.Actor.Id : asked;
}
