using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Signals;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>
/// What the rules add to the sentiment model, which was trained on short public posts and knows little of complaints: a fault told, an
/// insult or mock praise is unhappy; thanks without any of these are happy. Probabilities move towards it, never all the way.
/// </summary>
internal static class Tone
{
    public static void Correct(Evidence evidence)
    {
        var harm = evidence.Has("imputation") || evidence.Has("discredit") || evidence.Has("threat") || evidence.Has("hate");
        if (SignalFinder.IsSarcastic(evidence))
        {
            Move(evidence, Sentiment.Negative, 0.6);
        }
        else if (harm || Insults.Meant(evidence, "insult").Count > 0)
        {
            Move(evidence, Sentiment.Negative, 0.5);
        }
        else if (evidence.Has("fault") && !evidence.Has("praise"))
        {
            Move(evidence, Sentiment.Negative, Math.Min(0.6, 0.25 * evidence.Count("fault")));
        }
        else if (evidence.Has("praise") && !evidence.Has("fault") && !evidence.Has("venting"))
        {
            Move(evidence, Sentiment.Positive, 0.25);
        }
    }

    private static void Move(Evidence evidence, Sentiment towards, double share)
    {
        evidence.Negative = Moved(evidence.Negative, towards == Sentiment.Negative, share);
        evidence.Neutral = Moved(evidence.Neutral, towards == Sentiment.Neutral, share);
        evidence.Positive = Moved(evidence.Positive, towards == Sentiment.Positive, share);
    }

    private static double Moved(double probability, bool isTarget, double share) => ((1 - share) * probability) + (isTarget ? share : 0);
}
