namespace Entente.Domain.Replies.Review;

/// <summary>When a rule is asked at all; every condition is about what is known.</summary>
public enum RuleCondition
{
    Always,
    Public,
    OutsideLegalStep,
    FirstComplaint,
    FirstDialogue,
    SignatureRequired,
    NotWelcome,
}

/// <summary>Phrases by language, written as <see cref="PhrasePatterns"/> reads them; <see cref="Any"/> are plain regular expressions.</summary>
public sealed record RulePhrases(IReadOnlyList<string>? En, IReadOnlyList<string>? Fr, IReadOnlyList<string>? Any);

/// <summary>Another way a rule can speak, at a level of its own.</summary>
public sealed record RuleVariant(RuleLevel Level, InBothLanguages Explanation, InBothLanguages Better);

/// <summary>
/// One rule as <c>reply-rules.json</c> holds it: phrases, a named check, or both. A phrase is excused by what stands in its sentence or
/// in the text; words in quotation marks are the author's and are read only where <see cref="ReadsQuotes"/>; where
/// <see cref="ReadsPeople"/>, names are marked (<see cref="PeopleNamed"/>).
/// </summary>
public sealed record ReplyRule(
    string Id,
    int Version,
    string Name,
    RuleLevel Level,
    RuleCondition Only,
    string? Check,
    InBothLanguages Explanation,
    InBothLanguages Better,
    InBothLanguages Good,
    InBothLanguages Bad,
    bool ReadsQuotes,
    bool ReadsPeople,
    IReadOnlyDictionary<string, RuleVariant>? Variants,
    RulePhrases? Patterns,
    RulePhrases? UnlessInSentence,
    RulePhrases? UnlessInText
);
