using System.Collections.Frozen;
using Entente.Domain;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Signals;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>The category of a text: the first rule that holds. What harms most stands first; what is doubtful is told as permitted.</summary>
internal static class DecisionTable
{
    public static readonly IReadOnlyList<CategoryRule> Rules =
    [
        new("rule_threat", Category.HateOrThreat, e => Insults.Meant(e, "threat").Count > 0, _ => 0.85, "threat"),
        new(
            "rule_hate",
            Category.HateOrThreat,
            e => Insults.Meant(e, "hate").Count > 0 && !e.Has("counter"),
            e => 0.7 + (0.25 * e.Hateful),
            "hate"
        ),
        new(
            "rule_imputation",
            Category.Defamation,
            e => e.Has("imputation") && !e.Has("hedge") && !e.Asks,
            e => 0.6 + (0.1 * Math.Min(2, e.Count("imputation"))),
            "imputation"
        ),
        new(
            "rule_insult",
            Category.Insult,
            e => Insults.Meant(e, "insult").Count > 0 && !IsHappy(e),
            e => 0.6 + (0.3 * e.Offensive),
            "insult"
        ),
        new("rule_spam", Category.Spam, e => e.Count("spam") >= 2 && !e.Has("fault") && !e.Has("discredit"), _ => 0.75, "spam"),
        new(
            "rule_competitor",
            Category.Disparagement,
            e => e.Has("discredit") && e.Has("rival_pitch"),
            _ => 0.75,
            "discredit",
            "rival_pitch"
        ),
        new(
            "rule_testimony",
            Category.NegativeTestimony,
            e => IsTold(e) && !IsHappy(e),
            e => 0.55 + (0.05 * Math.Min(6, e.Count("narrative"))),
            "testimony",
            "narrative"
        ),
        new(
            "rule_discredit",
            Category.Disparagement,
            e => e.Count("discredit") >= (e.Has("narrative") ? 2 : 1) && !IsHappy(e),
            e => 0.5 + (0.1 * Math.Min(4, e.Count("discredit"))),
            "discredit"
        ),
        new(
            "rule_hearsay",
            Category.Misinformed,
            e => e.Has("misinformed") && !e.Asks && e.Count("narrative") < 2,
            _ => 0.5,
            "misinformed"
        ),
        new(
            "rule_praise",
            Category.Praise,
            e => e.Has("praise") && !e.Has("fault") && !SignalFinder.IsSarcastic(e) && e.Positive >= e.Negative && !e.Asks,
            e => 0.5 + (0.45 * e.Positive),
            "praise"
        ),
        new("rule_wronged", Category.Discontent, e => e.Has("quoted_speech") && !e.Has("question"), _ => 0.6, "quoted_speech"),
        new(
            "rule_question",
            Category.Question,
            e => e.Has("question") && (e.Asks || e.Negative < 0.65) && !e.Has("rhetorical") && e.Count("fault") < 2,
            e => e.Asks ? 0.8 : 0.55,
            "question"
        ),
        new("rule_fault", Category.Discontent, e => e.Has("fault"), e => 0.5 + (0.1 * Math.Min(3, e.Count("fault"))), "fault"),
        new("rule_claim", Category.Discontent, e => !e.Has("praise") && ClaimCodes.Any(e.Has), _ => 0.6, ClaimCodes),
        new(
            "rule_question_mark",
            Category.Question,
            e => e.Asks && !e.Has("rhetorical") && e.Negative < 0.5 && !e.Has("venting"),
            _ => 0.5
        ),
        new(
            "rule_praise_tone",
            Category.Praise,
            e => (e.Has("praise") && e.Positive > e.Negative) || e.Positive > 0.7,
            e => e.Positive,
            "praise"
        ),
        new("rule_venting", Category.BadMood, e => e.Has("venting") || e.Has("sarcasm"), _ => 0.6, "venting", "sarcasm"),
        new("rule_unhappy_matter", Category.Discontent, e => e.Negative > 0.45 && e.Has("service_topic"), e => e.Negative, "service_topic"),
        new("rule_unhappy", Category.BadMood, e => e.Negative > 0.45 || e.Has("profanity"), e => Math.Max(0.4, e.Negative)),
        new("rule_spam_link", Category.Spam, e => e.Has("spam"), _ => 0.5, "spam"),
        new("rule_nothing", Category.OffTopic, _ => true, e => Math.Max(0.4, e.Neutral)),
    ];

    /// <summary>How likely all that is not permitted must be together before the model may say so.</summary>
    private const double Proof = 0.72;

    /// <summary>How much likelier yet in a post that is no comment to a brand: the model learnt from such comments.</summary>
    private const double MoreProof = 0.18;

    /// <summary>
    /// A rule that sees words of insult or hate is not heard where the model as shipped thinks all that is not permitted together less likely: in a
    /// comment; of posts about anything the model knows little. A charge is told by its construction, and so is stronger than words.
    /// </summary>
    private const double Doubt = 0.15;

    private static readonly FrozenSet<string> Sure = FrozenSet.ToFrozenSet([
        "rule_threat",
        "rule_hate",
        "rule_imputation",
        "rule_insult",
        "rule_spam",
        "rule_competitor",
    ]);

    /// <summary>They stand before all others.</summary>
    private static readonly CategoryRule[] SureRules = [.. Rules.TakeWhile(r => Sure.Contains(r.Code))];

    private static readonly FrozenSet<Category> Contestable = FrozenSet.ToFrozenSet([
        Category.Disparagement,
        Category.Insult,
        Category.Defamation,
        Category.HateOrThreat,
        Category.Spam,
    ]);

    /// <summary>A danger, a legal step or a farewell is a matter to settle, whatever the tone.</summary>
    private static string[] ClaimCodes => ["safety", "legal_threat", "churn"];

    /// <summary>
    /// The first rule that is sure of itself decides; then the category model, where there is one (<paramref name="learnt"/>: a probability
    /// a category), with the burden of proof on what is not permitted; then the other rules.
    /// </summary>
    /// <param name="shipped">The same before a brand's own verdicts had a say: these must not silence a rule.</param>
    public static Decision Decide(Evidence evidence, ReadOnlySpan<double> learnt, ReadOnlySpan<double> shipped)
    {
        var rule = (learnt.IsEmpty ? Rules : SureRules).FirstOrDefault(r => r.Holds(evidence));
        if (rule is not null && (learnt.IsEmpty || !IsDoubted(rule, evidence, shipped)))
        {
            return new Decision(rule.Category, Math.Clamp(rule.Confidence(evidence), 0.05, 0.99), rule.Code, rule.Shown);
        }
        var contestable = 0.0;
        for (var c = 0; c < learnt.Length; c++)
        {
            contestable += IsOpen(evidence, (Category)c, contestable: true) ? learnt[c] : 0;
        }
        var proof = Proof + (MoreProof * (1 - evidence.IsComment));
        var best = -1;
        for (var c = 0; c < learnt.Length; c++)
        {
            if ((best < 0 || learnt[c] > learnt[best]) && IsOpen(evidence, (Category)c, contestable >= proof))
            {
                best = c;
            }
        }
        return new Decision((Category)best, Math.Clamp(learnt[best], 0.05, 0.99), LearntCode((Category)best), ShownWith[best]);
    }

    private static bool IsDoubted(CategoryRule rule, Evidence evidence, ReadOnlySpan<double> shipped) =>
        rule.Code is "rule_insult" or "rule_hate" && NotPermitted(shipped) < Doubt * evidence.IsComment;

    private static double NotPermitted(ReadOnlySpan<double> likely)
    {
        var sum = 0.0;
        for (var c = 0; c < likely.Length; c++)
        {
            sum += Contestable.Contains((Category)c) ? likely[c] : 0;
        }
        return sum;
    }

    public static string LearntCode(Category category) => LearntCodes[(int)category];

    private static readonly string[] LearntCodes = [.. Enum.GetValues<Category>().Select(c => $"learnt_{Vocabulary.Word(c)}")];

    /// <summary>The phrases that speak for a category wherever they stand.</summary>
    private static readonly string[][] ShownWith =
    [
        .. Enum.GetValues<Category>().Select(c => Rules.Where(r => r.Category == c).SelectMany(r => r.Shown).Distinct().ToArray()),
    ];

    private static bool IsOpen(Evidence evidence, Category category, bool contestable) =>
        Contestable.Contains(category) == contestable && !IsRuledOut(evidence, category);

    /// <summary>
    /// Hate or insults that are only told of, quoted or answered are not the author's own; a charge held back by doubt is no charge and no question.
    /// </summary>
    private static bool IsRuledOut(Evidence e, Category category) =>
        category switch
        {
            Category.HateOrThreat => e.Has("counter") || (e.Has("hate") && Insults.Meant(e, "hate").Count == 0),
            Category.Question or Category.Defamation => e.Has("imputation") && e.Has("hedge"),
            Category.Insult => e.Has("insult") && Insults.Meant(e, "insult").Count == 0,
            _ => false,
        };

    private static bool IsHappy(Evidence e) => e.Has("praise") && !e.Has("fault") && e.Positive > 0.6;

    private static bool IsTold(Evidence e) => e.Count("narrative") + (2 * e.Count("testimony")) >= 3 && e.WordCount >= 20;
}
