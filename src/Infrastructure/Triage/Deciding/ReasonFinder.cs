using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>What a person can check: the rule that decided, the phrases it saw, and the words that weighed most in the tone.</summary>
internal static class ReasonFinder
{
    private const int MostWords = 4;
    private const int MostPhrases = 6;
    private const double LeastWeight = 0.15;

    public static IEnumerable<Reason> OfDecision(Evidence evidence, Decision decision)
    {
        yield return new Reason(decision.Rule.Code, 0, 0, Math.Round(decision.Confidence, 3));
        foreach (var hit in decision.Rule.Shown.SelectMany(evidence.Hits).DistinctBy(h => h.First).Take(MostPhrases))
        {
            var (start, end) = evidence.Span(hit);
            yield return new Reason(hit.Code, start, end, Math.Round(decision.Confidence, 3));
        }
    }

    public static IEnumerable<Reason> OfTone(NormalText text, LinearModel model, FeatureRow row, Sentiment towards)
    {
        var weighed = new List<(Token Token, double Evidence)>();
        foreach (var index in text.Words)
        {
            var token = text.Tokens[index];
            if (token.Kind == TokenKind.Emoji || (token.Kind == TokenKind.Word && token.FoldLength > 2))
            {
                var evidence = model.WordEvidence(Features.Key(token), (int)towards, row.WordKeys.Count, row.WordSlots.Count);
                weighed.Add((token, evidence));
            }
        }
        var least = Math.Max(LeastWeight, weighed.Select(w => w.Evidence).DefaultIfEmpty().Max() / 4);
        return weighed
            .Where(w => w.Evidence > least)
            .OrderByDescending(w => w.Evidence)
            .ThenBy(w => w.Token.Start)
            .Take(MostWords)
            .Select(w => new Reason(
                ReasonCodes.WeighedTowards(towards),
                w.Token.Start,
                w.Token.End,
                Math.Round(Math.Min(1, w.Evidence), 3)
            ));
    }
}
