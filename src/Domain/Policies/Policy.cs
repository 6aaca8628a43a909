using Entente.Domain.Triage;

namespace Entente.Domain.Policies;

/// <summary>What the brand holds of one category: its standing, and from which confidence (0 to 1) a post of it opens a case.</summary>
public sealed record CategoryRule(Standing Standing, bool OpensCase, double FromConfidence);

/// <summary>Whose replies are read by a second person before they are published.</summary>
public enum ReplyReview
{
    Nobody,
    FirstReplies,
    ContestableAndUnacceptable,
    Always,
}

/// <summary>How long things are kept: mentions without a case from posting, cases from closing.</summary>
public sealed record Retention(int MentionsMonths, int ClosedCasesMonths, int LegalCasesMonths);

/// <summary>The rules of the house as the public reads them; empty where the brand has written none.</summary>
public sealed record HouseRules(string Fr, string En);

/// <summary>
/// The brand's rules for its communities. A case keeps the version it was decided under. <see cref="NoCaseAfterDays"/> is the age from which
/// a post that comes in opens no case; null is none: only the brand knows how long its authors wait.
/// </summary>
public sealed record Policy(
    string Version,
    IReadOnlyDictionary<Category, CategoryRule> Categories,
    Clocks Clocks,
    OpeningHours OpeningHours,
    TimeSpan WaitBeforePlatform,
    TimeSpan SameMatterWithin,
    ReplyReview Review,
    bool SignatureRequired,
    IReadOnlyList<SignalKind> FirmPrinciples,
    Retention Retention,
    HouseRules HouseRules,
    int? NoCaseAfterDays = null
)
{
    /// <summary>The two firm principles: no personal data published, no attack on an employee. No policy is without them.</summary>
    public static readonly IReadOnlyList<SignalKind> Principles = [SignalKind.PersonalData, SignalKind.EmployeeAttack];

    /// <summary>Speech that may be unpleasant and is allowed: no policy may open the way to a platform or the law for it.</summary>
    public static readonly IReadOnlySet<Category> AllowedSpeech = new HashSet<Category>
    {
        Category.Praise,
        Category.Question,
        Category.BadMood,
        Category.Discontent,
        Category.NegativeTestimony,
        Category.Misinformed,
        Category.OffTopic,
    };

    public const string BuiltInVersion = "built-in-1";

    /// <summary>The policy of a brand that has not written its own.</summary>
    public static readonly Policy BuiltIn = new(
        BuiltInVersion,
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
        new Clocks(
            FirstReply: Deadline.Calendar(TimeSpan.FromHours(4)),
            NextReply: Deadline.Calendar(TimeSpan.FromHours(24)),
            Resolution: Deadline.Calendar(TimeSpan.FromDays(7)),
            Principle: Deadline.Calendar(TimeSpan.FromMinutes(30))
        ),
        OpeningHours.OfficeHours,
        WaitBeforePlatform: TimeSpan.FromDays(3),
        SameMatterWithin: TimeSpan.FromDays(7),
        ReplyReview.ContestableAndUnacceptable,
        SignatureRequired: false,
        Principles,
        new Retention(MentionsMonths: 12, ClosedCasesMonths: 36, LegalCasesMonths: 60),
        new HouseRules("", "")
    );

    /// <summary>Whether a second person reads a reply before it is published.</summary>
    public bool WantsSecondReader(Standing standing, bool isFirstReply) =>
        Review switch
        {
            ReplyReview.Nobody => false,
            ReplyReview.FirstReplies => isFirstReply,
            ReplyReview.ContestableAndUnacceptable => standing is Standing.Contestable or Standing.Unacceptable,
            ReplyReview.Always => true,
            _ => throw new ArgumentOutOfRangeException(nameof(isFirstReply), Review, null),
        };

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

    /// <summary>
    /// Words so old when they come in that the machine opens no case for them: nobody waits for the answer any more. What is unacceptable
    /// harms at any age.
    /// </summary>
    public bool IsTooOldForCase(Standing standing, TimeSpan age) =>
        standing != Standing.Unacceptable && NoCaseAfterDays is { } days && age > TimeSpan.FromDays(days);

    /// <summary>A person is certain, and may take up what is old.</summary>
    public bool OpensCase(Verdict verdict) => verdict.Principles.Count > 0 || Categories[verdict.Category].OpensCase;

    public static bool BreaksPrinciple(Assessment assessment) => Principles.Any(assessment.HasSignal);
}
