using Entente.Domain.Outcomes;

namespace Entente.Domain.Removals;

/// <summary>The parts of an argument, in the order a moderator reads them.</summary>
public enum ArgumentPart
{
    Facts,
    Location,
    Ground,
    Demonstration,
    Evidence,
    Context,
    Measure,
}

/// <summary>How good a part is: <see cref="Points"/> of <see cref="Of"/>.</summary>
public sealed record PartScore(ArgumentPart Part, int Points, int Of);

/// <summary>What would make an argument better, and does not stand in its way.</summary>
public enum Advice
{
    WeakArgument,
    ExplanationShort,
    LanguageUnknown,
    TranslationMissing,
    GroundNotMeantForPost,
    GroundQuoteUnlike,
    GroundToBeReadFirst,
    HarmedPersonActs,
    ElementNotShown,
    ElementShownInFewWords,
    ElementRepeated,
    ContextMissing,
    NothingOffered,
    PostEditedSince,
    BailiffRecordNeeded,
}

/// <summary>An advice; <see cref="Element"/> is the element of the ground it is about, where it is about one.</summary>
public sealed record GivenAdvice(Advice Code, string? Element = null);

/// <summary>
/// An argument read as a moderator would. <see cref="Missing"/> stands in the way of sending it, each with the pointer to its member;
/// <see cref="Score"/> is 0 to 100.
/// </summary>
public sealed record ArgumentReview(IReadOnlyList<PartScore> Parts, IReadOnlyList<Error> Missing, IReadOnlyList<GivenAdvice> Advice)
{
    /// <summary>From here on a request is sent without a warning.</summary>
    public const int GoodScore = 70;

    public int Score => Parts.Sum(p => p.Points);

    public bool IsComplete => Missing.Count == 0;
}
