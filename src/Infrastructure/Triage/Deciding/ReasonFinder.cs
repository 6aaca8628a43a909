using System.Runtime.InteropServices;
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
    private const int FewPhrases = 2;
    private const double LeastWeight = 0.15;

    public static IEnumerable<Reason> OfDecision(Evidence evidence, Decision decision, LinearModel? categories)
    {
        var sure = Math.Round(decision.Confidence, 3);
        yield return new Reason(decision.Code, 0, 0, sure);
        var phrases = decision.Shown.SelectMany(evidence.Hits).DistinctBy(h => h.First).Take(MostPhrases).ToList();
        foreach (var hit in phrases)
        {
            var (start, end) = evidence.Span(hit);
            yield return new Reason(hit.Code, start, end, sure);
        }
        if (decision.IsLearnt && categories is not null && phrases.Count < FewPhrases)
        {
            foreach (var word in Weighed(evidence.Text, categories, (int)decision.Category, ReasonCodes.WeighedCategory))
            {
                yield return word;
            }
        }
    }

    public static IEnumerable<Reason> OfTone(NormalText text, LinearModel tone, Sentiment towards) =>
        Weighed(text, tone, (int)towards, ReasonCodes.WeighedTowards(towards));

    /// <summary>The words that weighed most by what the brand's own verdicts taught.</summary>
    public static IEnumerable<Reason> OfLayer(NormalText text, CategoryLayer layer, Category towards)
    {
        var slots = 3 * text.Tokens.Count;
        return Weighed(text, key => layer.WordEvidence(key, towards, slots), ReasonCodes.WeighedOwn);
    }

    /// <summary>The words that weighed most towards a label of a model.</summary>
    public static IEnumerable<Reason> Weighed(NormalText text, LinearModel model, int label, string code)
    {
        var (words, slots) = (text.Tokens.Count, 3 * text.Tokens.Count);
        return Weighed(text, key => model.WordEvidence(key, label, words, slots), code);
    }

    private static IEnumerable<Reason> Weighed(NormalText text, Func<uint, double> evidence, string code)
    {
        var weighed = new List<(int Start, int End, double Evidence)>();
        var most = 0.0;
        foreach (var index in text.Words)
        {
            ref readonly var token = ref CollectionsMarshal.AsSpan(text.Tokens)[index];
            if (token.Kind == TokenKind.Emoji || (token.Kind == TokenKind.Word && token.FoldLength > 2))
            {
                var weight = evidence(Features.Key(token));
                most = Math.Max(most, weight);
                if (weight > LeastWeight)
                {
                    weighed.Add((token.Start, token.End, weight));
                }
            }
        }
        return weighed
            .Where(w => w.Evidence > most / 4)
            .OrderByDescending(w => w.Evidence)
            .ThenBy(w => w.Start)
            .Take(MostWords)
            .Select(w => new Reason(code, w.Start, w.End, Math.Round(Math.Min(1, w.Evidence), 3)));
    }
}
