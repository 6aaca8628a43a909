using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Signals;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>
/// What the rules add to the sentiment model, which was trained on short public posts and knows little of complaints: a fault told, an
/// insult or mock praise is unhappy; thanks without any of these are happy. Probabilities move towards it, never all the way.
/// </summary>
internal static class Tone
{
    private const double FaultShare = 0.2;
    private const double PraiseShare = 0.15;
    private const double QuestionShare = 0.25;

    /// <summary>How much rarer comments to a brand are among public posts than among the texts that the model learnt to tell them from.</summary>
    private const double PostsPerComment = 30;

    private const double PhraseTrust = 0.5;
    private const double CategoryShare = 0.85;
    private const double CommentShare = 0.85;
    private const double MockeryShare = 0.55;

    /// <summary>
    /// Several voices that agree are surer together than their mean: by so much the mix is sharpened in a comment. Fitted on comments of writers
    /// whom the models had not met.
    /// </summary>
    private const double Temperature = 0.85;

    /// <summary>The tone of comments by their category, as counted in those to learn from; in the order of the categories.</summary>
    private static readonly (double Negative, double Neutral, double Positive)[] OfCategory =
    [
        (0, 0, 1),
        (0.12, 0.88, 0),
        (1, 0, 0),
        (1, 0, 0),
        (1, 0, 0),
        (0.97, 0.03, 0),
        (1, 0, 0),
        (1, 0, 0),
        (1, 0, 0),
        (1, 0, 0),
        (0, 0.84, 0.16),
        (0, 0.97, 0.03),
    ];

    private static readonly string[] Grave = ["imputation", "discredit", "threat", "hate", "safety"];

    /// <summary>What the phrases say of the tone of a comment; in posts about anything they cost more than they bring.</summary>
    public static void Correct(Evidence evidence)
    {
        if (evidence.Tone is null)
        {
            return;
        }
        var (towards, share) = Lean(evidence);
        Move(evidence, towards, PhraseTrust * share * Trust(evidence));
    }

    /// <summary>
    /// What the categories say of the tone, each by how likely it is, and what the model of comments says: in comments to a brand much, in
    /// posts about anything little.
    /// </summary>
    public static void Follow(Evidence evidence, Decision decision)
    {
        if (evidence.Tone is null)
        {
            return;
        }
        var mocks = SignalFinder.IsSarcastic(evidence);
        var (learnt, negative, neutral, positive) = (evidence.Learnt, 0.0, 0.0, 0.0);
        for (var c = 0; c < learnt.Length; c++)
        {
            var likely =
                decision.IsLearnt ? learnt[c]
                : c == (int)decision.Category ? 1
                : 0;
            var of = OfCategory[c];
            (negative, neutral, positive) = (
                negative + (likely * of.Negative),
                neutral + (likely * of.Neutral),
                positive + (likely * of.Positive)
            );
        }
        Mix(evidence, CategoryShare * Trust(evidence), negative, neutral, positive);
        if (evidence.ToneOfComment is [var worse, var even, var better])
        {
            Mix(evidence, CommentShare * Trust(evidence), worse, even, better);
        }
        if (mocks)
        {
            Move(evidence, Sentiment.Negative, MockeryShare * Trust(evidence));
        }
        Sharpen(evidence, 1 + (((1 / Temperature) - 1) * Trust(evidence)));
    }

    private static void Sharpen(Evidence evidence, double power)
    {
        var (negative, neutral, positive) = (
            Math.Pow(evidence.Negative, power),
            Math.Pow(evidence.Neutral, power),
            Math.Pow(evidence.Positive, power)
        );
        var sum = negative + neutral + positive;
        evidence.SetTone(negative / sum, neutral / sum, positive / sum);
    }

    private static void Mix(Evidence evidence, double share, double negative, double neutral, double positive) =>
        evidence.SetTone(
            ((1 - share) * evidence.Negative) + (share * negative),
            ((1 - share) * evidence.Neutral) + (share * neutral),
            ((1 - share) * evidence.Positive) + (share * positive)
        );

    /// <summary>0 where it is likely a post about anything, 1 where it is surely a comment to a brand.</summary>
    private static double Trust(Evidence evidence) =>
        evidence.IsComment / (evidence.IsComment + (PostsPerComment * (1 - evidence.IsComment)));

    private static (Sentiment Towards, double Share) Lean(Evidence evidence)
    {
        if (SignalFinder.IsSarcastic(evidence))
        {
            return (Sentiment.Negative, MockeryShare);
        }
        if (Grave.Any(evidence.Has) || Insults.Meant(evidence, "insult").Count > 0)
        {
            return (Sentiment.Negative, 0.5);
        }
        if (evidence.Count("testimony") > 0 && evidence.Count("narrative") > 1)
        {
            return (Sentiment.Negative, 0.5);
        }
        var (faults, praises) = (evidence.Count("fault"), evidence.Count("praise"));
        return faults > praises ? (Sentiment.Negative, Math.Min(0.55, FaultShare * (faults - praises)))
            : praises > 0 && faults == 0 && !evidence.Has("venting") ? (Sentiment.Positive, PraiseShare * Math.Min(2, praises))
            : evidence.Has("question") && evidence.Asks ? (Sentiment.Neutral, QuestionShare)
            : (Sentiment.Neutral, 0);
    }

    private static void Move(Evidence evidence, Sentiment towards, double share) =>
        evidence.SetTone(
            Moved(evidence.Negative, towards == Sentiment.Negative, share),
            Moved(evidence.Neutral, towards == Sentiment.Neutral, share),
            Moved(evidence.Positive, towards == Sentiment.Positive, share)
        );

    private static double Moved(double probability, bool isTarget, double share) => ((1 - share) * probability) + (isTarget ? share : 0);
}
