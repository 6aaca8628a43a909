using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Policies;

/// <summary>The rules of a policy as they are read and written. The domain says what is wrong with them, everything at once.</summary>
public sealed record PolicyRules(
    CategoryRules Categories,
    ClockRules Clocks,
    OpeningHoursRules OpeningHours,
    [property: Range(0, 1_000_000_000), Description("How long the author has before a platform is asked: 1 hour to 90 days.")]
        int WaitBeforePlatformSeconds,
    [property: Range(0, 1_000_000_000), Description("Silence of one author after which a post is another matter: 1 hour to 90 days.")]
        int SameMatterWithinSeconds,
    [property: Description("Whose replies a second person reads before they are published.")] ReplyReview Review,
    [property: Description("Whether a reply must name who wrote it.")] bool SignatureRequired,
    [property: MaxLength(20), Description("Signals that make a post unacceptable. personal_data and employee_attack are firm.")]
        IReadOnlyList<SignalKind> Principles,
    RetentionRules Retention,
    HouseRulesTexts HouseRules,
    [property:
        Range(0, 10_000),
        Description(
            "Posts older than so many days when they come in open no case, unless they are unacceptable: 0 to 3650; null at any age."
        )
    ]
        int? NoCaseAfterDays = null
)
{
    /// <summary>As the domain judges them; a version's name is given when it is kept.</summary>
    public Policy ToPolicy() =>
        new(
            "",
            Categories.ToDomain(),
            Clocks.ToDomain(),
            OpeningHours.ToDomain(),
            TimeSpan.FromSeconds(WaitBeforePlatformSeconds),
            TimeSpan.FromSeconds(SameMatterWithinSeconds),
            Review,
            SignatureRequired,
            Principles,
            new Retention(Retention.MentionsMonths, Retention.ClosedCasesMonths, Retention.LegalCasesMonths),
            new HouseRules(HouseRules.Fr, HouseRules.En),
            NoCaseAfterDays
        );

    public static PolicyRules Of(Policy policy) =>
        new(
            CategoryRules.Of(policy.Categories),
            ClockRules.Of(policy.Clocks),
            OpeningHoursRules.Of(policy.OpeningHours),
            (int)policy.WaitBeforePlatform.TotalSeconds,
            (int)policy.SameMatterWithin.TotalSeconds,
            policy.Review,
            policy.SignatureRequired,
            policy.FirmPrinciples,
            new RetentionRules(policy.Retention.MentionsMonths, policy.Retention.ClosedCasesMonths, policy.Retention.LegalCasesMonths),
            new HouseRulesTexts(policy.HouseRules.Fr, policy.HouseRules.En),
            policy.NoCaseAfterDays
        );
}

/// <summary>What the brand holds of a category. Contestable and unacceptable are refused for speech that is allowed.</summary>
public sealed record CategoryRuleView(
    Standing Standing,
    bool OpensCase,
    [property: Description("From which confidence of the machine a post opens a case, 0 to 1; a person is certain.")] double FromConfidence
);

public sealed record CategoryRules(
    CategoryRuleView Praise,
    CategoryRuleView Question,
    CategoryRuleView BadMood,
    CategoryRuleView Discontent,
    CategoryRuleView NegativeTestimony,
    CategoryRuleView Misinformed,
    CategoryRuleView Disparagement,
    CategoryRuleView Insult,
    CategoryRuleView Defamation,
    CategoryRuleView HateOrThreat,
    CategoryRuleView Spam,
    CategoryRuleView OffTopic
)
{
    public IReadOnlyDictionary<Category, CategoryRule> ToDomain() =>
        new Dictionary<Category, CategoryRuleView>
        {
            [Category.Praise] = Praise,
            [Category.Question] = Question,
            [Category.BadMood] = BadMood,
            [Category.Discontent] = Discontent,
            [Category.NegativeTestimony] = NegativeTestimony,
            [Category.Misinformed] = Misinformed,
            [Category.Disparagement] = Disparagement,
            [Category.Insult] = Insult,
            [Category.Defamation] = Defamation,
            [Category.HateOrThreat] = HateOrThreat,
            [Category.Spam] = Spam,
            [Category.OffTopic] = OffTopic,
        }.ToDictionary(r => r.Key, r => new CategoryRule(r.Value.Standing, r.Value.OpensCase, r.Value.FromConfidence));

    public static CategoryRules Of(IReadOnlyDictionary<Category, CategoryRule> rules)
    {
        CategoryRuleView Rule(Category category) =>
            new(rules[category].Standing, rules[category].OpensCase, rules[category].FromConfidence);
        return new CategoryRules(
            Rule(Category.Praise),
            Rule(Category.Question),
            Rule(Category.BadMood),
            Rule(Category.Discontent),
            Rule(Category.NegativeTestimony),
            Rule(Category.Misinformed),
            Rule(Category.Disparagement),
            Rule(Category.Insult),
            Rule(Category.Defamation),
            Rule(Category.HateOrThreat),
            Rule(Category.Spam),
            Rule(Category.OffTopic)
        );
    }
}

/// <summary>How long cases and posts are kept, in months.</summary>
public sealed record RetentionRules(
    [property: Range(0, 10_000), Description("Mentions without a case, from posting: 1 to 120.")] int MentionsMonths,
    [property: Range(0, 10_000), Description("Cases, from closing: 1 to 120.")] int ClosedCasesMonths,
    [property: Range(0, 10_000), Description("Cases that went to the law, from closing: not less than other cases.")] int LegalCasesMonths
);

/// <summary>What the public reads, in both languages or in none.</summary>
public sealed record HouseRulesTexts([property: MaxLength(20_000)] string Fr, [property: MaxLength(20_000)] string En);
