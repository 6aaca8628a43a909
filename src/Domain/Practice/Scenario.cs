using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;
using Entente.Domain.Removals;
using Entente.Domain.Triage;

namespace Entente.Domain.Practice;

/// <summary>What had already happened on a post's case when it comes up.</summary>
public enum SoFar
{
    Nothing,
    AuthorRefused,
    PlatformRefused,
}

/// <summary>What shall be asked: the author why, the platform with a complete notice, or nobody.</summary>
public enum Asked
{
    Nothing,
    Question,
    Notice,
}

/// <summary>
/// What a person of the trade would do with a post. <see cref="Step"/> <c>new</c> is to watch and leave it. <see cref="Must"/> are reply
/// rules whose lack costs points, <see cref="MustNot"/> those that the situation tempts one to break.
/// </summary>
public sealed record Expectation(
    Category Category,
    IReadOnlyList<SignalKind> Principles,
    Step Step,
    bool Reply,
    IReadOnlyList<string> Must,
    IReadOnlyList<string> MustNot,
    Asked Asked
);

/// <summary>A notice to the platform as it is written in play; place, evidence and who asks are the desk's to add.</summary>
public sealed record PlayedNotice(
    string? Ground = null,
    string? GroundQuote = null,
    string? Quotation = null,
    string? Explanation = null,
    string? Context = null,
    Measure? Measure = null,
    string? MeasureDetail = null,
    bool GoodFaith = false,
    bool HarmedPersonConsents = false
);

/// <summary>
/// What a post teaches. <see cref="Cites"/> is the case it comes from, such as "Nestlé, 2010"; <see cref="Reply"/> and
/// <see cref="Notice"/> are what would have been good.
/// </summary>
public sealed record Lesson(string Text, string? Cites = null, string? Reply = null, PlayedNotice? Notice = null);

/// <summary>
/// One post of a scenario, so many seconds after its start; it is best answered within <see cref="AnswerWithinSeconds"/> of being seen.
/// <see cref="Author"/> is made up.
/// </summary>
public sealed record PracticePost(
    int AfterSeconds,
    Network Network,
    string Author,
    string Text,
    SoFar SoFar,
    int AnswerWithinSeconds,
    Expectation Expected,
    Lesson Lesson
);

/// <summary>
/// What a scenario tells. <see cref="Language"/> is <c>fr</c> or <c>en</c>, <see cref="StartsAt"/> the wall clock of its first post as
/// <c>HH:mm</c>: replies at night are judged as such.
/// </summary>
public sealed record ScenarioText(string Title, string Language, string Situation, string StartsAt, IReadOnlyList<PracticePost> Posts)
{
    public const int ShortestTitle = 3;
    public const int LongestTitle = 120;
    public const int LongestSituation = 2_000;
    public const int LongestPost = 5_000;
    public const int LongestLesson = 2_000;
    public const int MostPosts = 12;
    public const int ShortestAnswerSeconds = 30;
    public const int LongestAnswerSeconds = 3_600;
    public const int LongestSpanSeconds = 7 * 86_400;

    /// <summary>The wall clock when a post comes up.</summary>
    public TimeOnly TimeOf(PracticePost post) => Starts.Add(TimeSpan.FromSeconds(post.AfterSeconds));

    public TimeOnly Starts =>
        TimeOnly.TryParseExact(StartsAt, "HH:mm", out var starts) ? starts : throw new FormatException($"'{StartsAt}' is no HH:mm.");

    /// <summary>How long somebody needs who answers each post in time.</summary>
    public int PlaySeconds => Posts.Sum(p => p.AnswerWithinSeconds);
}

/// <summary>Where a scenario comes from: the library of the product, or the brand that wrote it.</summary>
public enum ScenarioSource
{
    Library,
    Brand,
}

/// <summary>A scenario as it stands now; each change made it a version more. One that is retired is played no more.</summary>
public sealed record Scenario(
    Guid Id,
    int Version,
    ScenarioSource Source,
    ScenarioText Text,
    string? WrittenBy,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? RetiredAt
);

/// <summary>One version of a brand's scenario; none is ever changed.</summary>
public sealed record ScenarioVersion(int Version, ScenarioText Text, string WrittenBy, DateTimeOffset WrittenAt);
