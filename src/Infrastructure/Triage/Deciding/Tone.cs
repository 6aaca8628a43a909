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
    private const double PhraseTrust = 0.7;
    private const double CategoryShare = 0.4;
    private const double Doubt = 0.2;

    private static readonly string[] Grave = ["imputation", "discredit", "threat", "hate", "safety"];

    public static void Correct(Evidence evidence)
    {
        var (towards, share) = Lean(evidence);
        Move(evidence, towards, PhraseTrust * share);
    }

    /// <summary>What the category says of the tone, by how sure it is.</summary>
    public static void Follow(Evidence evidence, Decision decision)
    {
        if (evidence.Tone is not null && TowardsOf(decision.Category) is { } towards)
        {
            Move(evidence, towards, CategoryShare * Math.Max(0, decision.Confidence - Doubt));
        }
    }

    private static Sentiment? TowardsOf(Category category) =>
        category switch
        {
            Category.Praise => Sentiment.Positive,
            Category.Question or Category.OffTopic or Category.Spam => Sentiment.Neutral,
            _ => Sentiment.Negative,
        };

    private static (Sentiment Towards, double Share) Lean(Evidence evidence)
    {
        if (SignalFinder.IsSarcastic(evidence))
        {
            return (Sentiment.Negative, 0.55);
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
