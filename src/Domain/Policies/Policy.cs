using Entente.Domain.Triage;

namespace Entente.Domain.Policies;

/// <summary>What the brand holds of one category: its standing, and from which confidence (0 to 1) a post of it opens a case.</summary>
public sealed record CategoryRule(Standing Standing, bool OpensCase, double FromConfidence);

/// <summary>The brand's rules for its communities. A case keeps the version it was decided under.</summary>
public sealed record Policy(
    string Version,
    IReadOnlyDictionary<Category, CategoryRule> Categories,
    TimeSpan FirstReplyWithin,
    TimeSpan PrincipleWithin,
    TimeSpan WaitBeforePlatform,
    TimeSpan SameMatterWithin
)
{
    /// <summary>The two firm principles: no personal data published, no attack on an employee.</summary>
    public static readonly IReadOnlyList<SignalKind> Principles = [SignalKind.PersonalData, SignalKind.EmployeeAttack];

    /// <summary>The policy of a brand that has not written its own.</summary>
    public static readonly Policy BuiltIn = new(
        "built-in-1",
        new Dictionary<Category, CategoryRule>
        {
            [Category.Praise] = new(Standing.Welcome, OpensCase: false, 0),
            [Category.Question] = new(Standing.Welcome, OpensCase: true, 0.5),
            [Category.BadMood] = new(Standing.Permitted, OpensCase: false, 0),
            [Category.Discontent] = new(Standing.Permitted, OpensCase: true, 0.4),
            [Category.NegativeTestimony] = new(Standing.Permitted, OpensCase: true, 0.4),
            [Category.Misinformed] = new(Standing.Permitted, OpensCase: true, 0.5),
            [Category.OffTopic] = new(Standing.Permitted, OpensCase: false, 0),
            [Category.Disparagement] = new(Standing.Contestable, OpensCase: true, 0.4),
            [Category.Insult] = new(Standing.Contestable, OpensCase: true, 0.4),
            [Category.Defamation] = new(Standing.Contestable, OpensCase: true, 0.3),
            [Category.Spam] = new(Standing.Contestable, OpensCase: false, 0),
            [Category.HateOrThreat] = new(Standing.Unacceptable, OpensCase: true, 0.3),
        },
        FirstReplyWithin: TimeSpan.FromHours(4),
        PrincipleWithin: TimeSpan.FromMinutes(30),
        WaitBeforePlatform: TimeSpan.FromDays(3),
        SameMatterWithin: TimeSpan.FromDays(7)
    );

    /// <summary>A broken principle makes a post unacceptable whatever its category; a post nobody could classify is permitted.</summary>
    public Standing StandingOf(Category? category, bool breaksPrinciple) =>
        breaksPrinciple ? Standing.Unacceptable
        : category is { } known ? Categories[known].Standing
        : Standing.Permitted;

    public bool OpensCase(Assessment assessment) =>
        Policy.BreaksPrinciple(assessment)
        || (
            assessment.Category is { } category
            && Categories[category] is { OpensCase: true } rule
            && assessment.CategoryConfidence >= rule.FromConfidence
        );

    /// <summary>A person is certain.</summary>
    public bool OpensCase(Verdict verdict) => verdict.Principles.Count > 0 || Categories[verdict.Category].OpensCase;

    public static bool BreaksPrinciple(Assessment assessment) => Principles.Any(assessment.HasSignal);
}
