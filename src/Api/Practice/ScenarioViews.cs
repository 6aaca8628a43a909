using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Requests;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Practice;
using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.Api.Practice;

/// <summary>A notice to the platform in play; the desk adds the place, the evidence and who asks.</summary>
public sealed record PlayedNoticeInput(
    [property: MaxLength(60), Description("The id of a ground that listRemovalGrounds tells.")] string? Ground = null,
    [property: MaxLength(2000), Description("The rule in its own words, where the ground has none.")] string? GroundQuote = null,
    [property: MaxLength(5000), Description("The words of the post, exactly.")] string? Quotation = null,
    [property: MaxLength(5000)] string? Explanation = null,
    [property: MaxLength(5000), Description("Why it is not mere criticism.")] string? Context = null,
    Measure? Measure = null,
    [property: MaxLength(2000)] string? MeasureDetail = null,
    bool GoodFaith = false,
    [property: Description("The employee or other person meant agrees to be spoken for.")] bool HarmedPersonConsents = false
)
{
    public PlayedNotice ToNotice() =>
        new(Ground, GroundQuote, Quotation, Explanation, Context, Measure, MeasureDetail, GoodFaith, HarmedPersonConsents);

    public static PlayedNoticeInput? Of(PlayedNotice? n) =>
        n is null
            ? null
            : new(
                n.Ground,
                n.GroundQuote,
                n.Quotation,
                n.Explanation,
                n.Context,
                n.Measure,
                n.MeasureDetail,
                n.GoodFaith,
                n.HarmedPersonConsents
            );
}

/// <summary>What is right: <c>step</c> new is to watch and leave it; rules are ids of listReplyRules.</summary>
public sealed record ExpectationInput(
    Category Category,
    Step Step,
    [property: Description("Whether the author is answered.")] bool Reply,
    [property: MaxLength(2), Description("personal_data, employee_attack.")] IReadOnlyList<SignalKind>? Principles = null,
    [property: MaxLength(26), Each(MinLength = 3, MaxLength = 3), Description("Rules whose lack costs points.")]
        IReadOnlyList<string>? Must = null,
    [property: MaxLength(26), Each(MinLength = 3, MaxLength = 3), Description("Rules one is tempted to break: no points where one is.")]
        IReadOnlyList<string>? MustNot = null,
    Asked Asked = Asked.Nothing
)
{
    public Expectation ToExpectation() => new(Category, Principles ?? [], Step, Reply, Must ?? [], MustNot ?? [], Asked);

    public static ExpectationInput Of(Expectation e) => new(e.Category, e.Step, e.Reply, e.Principles, e.Must, e.MustNot, e.Asked);
}

/// <summary>What the post teaches; <c>cites</c> names the case it comes from, <c>reply</c> and <c>notice</c> would have been good.</summary>
public sealed record LessonInput(
    [property: MinLength(1), MaxLength(ScenarioText.LongestLesson)] string Text,
    [property: MaxLength(120)] string? Cites = null,
    [property: MaxLength(PracticeRun.LongestReply)] string? Reply = null,
    PlayedNoticeInput? Notice = null
)
{
    public Lesson ToLesson() => new(Text, Cites, Reply, Notice?.ToNotice());

    public static LessonInput Of(Lesson l) => new(l.Text, l.Cites, l.Reply, PlayedNoticeInput.Of(l.Notice));
}

/// <summary>One post of a scenario.</summary>
public sealed record PracticePostInput(
    [property: Range(0, ScenarioText.LongestSpanSeconds), Description("Since the start; never less than the post before.")]
        int AfterSeconds,
    Network Network,
    [property: MinLength(1), MaxLength(100), Description("Made up.")] string Author,
    [property: MinLength(1), MaxLength(ScenarioText.LongestPost)] string Text,
    [property: Range(ScenarioText.ShortestAnswerSeconds, ScenarioText.LongestAnswerSeconds)] int AnswerWithinSeconds,
    ExpectationInput Expected,
    LessonInput Lesson,
    SoFar SoFar = SoFar.Nothing
)
{
    public PracticePost ToPost() =>
        new(AfterSeconds, Network, Author, Text, SoFar, AnswerWithinSeconds, Expected.ToExpectation(), Lesson.ToLesson());

    public static PracticePostInput Of(PracticePost p) =>
        new(
            p.AfterSeconds,
            p.Network,
            p.Author,
            p.Text,
            p.AnswerWithinSeconds,
            ExpectationInput.Of(p.Expected),
            LessonInput.Of(p.Lesson),
            p.SoFar
        );
}

/// <summary>What a scenario shall tell.</summary>
public sealed record ScenarioInput(
    [property: MinLength(ScenarioText.ShortestTitle), MaxLength(ScenarioText.LongestTitle)] string Title,
    [property: MinLength(1), MaxLength(ScenarioText.LongestSituation)] string Situation,
    [property: MinLength(5), MaxLength(5), Description("The wall clock of the first post, HH:mm.")] string StartsAt,
    [property: MinLength(1), MaxLength(ScenarioText.MostPosts)] IReadOnlyList<PracticePostInput> Posts,
    [property: MinLength(2), MaxLength(2), Description("fr or en; the brand's language unless given.")] string? Language = null
)
{
    public ScenarioText ToText(string usual) => new(Title, Language ?? usual, Situation, StartsAt, [.. Posts.Select(p => p.ToPost())]);

    public static ScenarioInput Of(ScenarioText t) =>
        new(t.Title, t.Situation, t.StartsAt, [.. t.Posts.Select(PracticePostInput.Of)], t.Language);
}

/// <summary>A scenario as lists show it; <c>play_seconds</c> is how long somebody needs who answers in time.</summary>
public sealed record ScenarioSummaryView(
    Guid Id,
    int Version,
    ScenarioSource Source,
    string Title,
    string Language,
    string Situation,
    int Posts,
    int PlaySeconds,
    string? WrittenBy,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt
)
{
    public static ScenarioSummaryView Of(Scenario s) =>
        new(
            s.Id,
            s.Version,
            s.Source,
            s.Text.Title,
            s.Text.Language,
            s.Text.Situation,
            s.Text.Posts.Count,
            s.Text.PlaySeconds,
            s.WrittenBy,
            s.CreatedAt,
            s.UpdatedAt
        );
}

/// <summary>
/// A scenario as it stands now; <c>version</c> is its ETag. <c>posts</c> is null for who plays and does not write: the posts come one by one,
/// without what is expected.
/// </summary>
public sealed record ScenarioView(
    Guid Id,
    int Version,
    ScenarioSource Source,
    string Title,
    string Language,
    string Situation,
    string StartsAt,
    int PostCount,
    int PlaySeconds,
    IReadOnlyList<PracticePostInput>? Posts,
    string? WrittenBy,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? RetiredAt
)
{
    public static ScenarioView Of(Scenario s, bool withPosts) =>
        new(
            s.Id,
            s.Version,
            s.Source,
            s.Text.Title,
            s.Text.Language,
            s.Text.Situation,
            s.Text.StartsAt,
            s.Text.Posts.Count,
            s.Text.PlaySeconds,
            withPosts ? [.. s.Text.Posts.Select(PracticePostInput.Of)] : null,
            s.WrittenBy,
            s.CreatedAt,
            s.UpdatedAt,
            s.RetiredAt
        );
}

/// <summary>One version of a brand's scenario; it never changes.</summary>
public sealed record ScenarioVersionView(
    int Version,
    string Title,
    string Language,
    string Situation,
    string StartsAt,
    IReadOnlyList<PracticePostInput> Posts,
    string WrittenBy,
    DateTimeOffset WrittenAt
)
{
    public static ScenarioVersionView Of(ScenarioVersion v) =>
        new(
            v.Version,
            v.Text.Title,
            v.Text.Language,
            v.Text.Situation,
            v.Text.StartsAt,
            [.. v.Text.Posts.Select(PracticePostInput.Of)],
            v.WrittenBy,
            v.WrittenAt
        );
}

/// <summary>Every version, the last one first.</summary>
public sealed record ScenarioVersionsView(IReadOnlyList<ScenarioVersionView> Data);

/// <summary>Which scenarios: of a language, of the library or of the brand.</summary>
public sealed record ScenarioQuery(
    [property: MinLength(2), MaxLength(2), Description("fr or en.")] string? Language = null,
    ScenarioSource? Source = null
);
