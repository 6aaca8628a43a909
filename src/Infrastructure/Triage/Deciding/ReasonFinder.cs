using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>What a person can check: the rule that decided, the phrases it saw, and the words that weighed most in the tone.</summary>
internal static class ReasonFinder
{
    private const int MostWords = 4;
    private const int MostPhrases = 6;
    private const int FewPhrases = 2;
    private const double LeastWeight = 0.15;

    /// <summary>Words that tell a person nothing when they stand alone, whatever they weigh.</summary>
    private static readonly FrozenSet<uint> Empty =
        "the and for you was were are has have had been that this what who with from its les des une est sont que qui quoi dans pour par sur aux son ses avec vos votre"
            .Split(' ')
            .Select(w => Spellings.Hash(w))
            .ToFrozenSet();

    /// <summary>About as many features of senses as a word brings.</summary>
    private const int SensesPerWord = 10;

    public static List<Reason> OfDecision(Evidence evidence, Decision decision, LinearModel? categories)
    {
        var sure = Math.Round(decision.Confidence, 3);
        var reasons = new List<Reason>(2 * MostWords) { new(decision.Code, 0, 0, sure) };
        foreach (var code in decision.Shown)
        {
            AddPhrases(reasons, evidence, code, sure);
        }
        if (decision.IsLearnt && categories is not null && reasons.Count <= FewPhrases)
        {
            reasons.AddRange(Weighed(evidence.Text, evidence.Senses, categories, (int)decision.Category, ReasonCodes.WeighedCategory));
        }
        return reasons;
    }

    /// <summary>Of phrases that begin at the same word, the first is shown.</summary>
    private static void AddPhrases(List<Reason> reasons, Evidence evidence, string code, double sure)
    {
        foreach (var hit in evidence.Hits(code))
        {
            var (start, end) = evidence.Span(hit);
            if (reasons.Count <= MostPhrases && !reasons.Skip(1).Any(r => r.Start == start))
            {
                reasons.Add(new Reason(hit.Code, start, end, sure));
            }
        }
    }

    public static List<Reason> OfTone(Evidence evidence, LinearModel tone) =>
        Weighed(evidence.Text, evidence.Senses, tone, (int)evidence.Sentiment, ReasonCodes.WeighedTowards(evidence.Sentiment));

    /// <summary>The words that weighed most by what the brand's own verdicts taught.</summary>
    public static List<Reason> OfLayer(NormalText text, CategoryLayer layer, Category towards)
    {
        var slots = 3 * text.Tokens.Length;
        return Weighed(text, (int _, in Token token) => layer.WordEvidence(Features.Key(token), towards, slots), ReasonCodes.WeighedOwn);
    }

    /// <summary>The words that weighed most towards a label of a model, by themselves and by their senses.</summary>
    public static List<Reason> Weighed(NormalText text, SenseBook? senses, LinearModel model, int label, string code)
    {
        var (words, slots, ofSenses) = (text.Tokens.Length, 3 * text.Tokens.Length, SensesPerWord * text.Tokens.Length);
        var hashed = model.Recipe.Senses == SenseUse.None || senses is null ? null : HashedSenses.Of(text, senses);
        return Weighed(
            text,
            (int word, in Token token) =>
            {
                var sum = 0.0;
                foreach (var sense in hashed is null ? [] : hashed.OfWord(word))
                {
                    sum += model.SenseEvidence(HashedSenses.Alone(token, sense), label, ofSenses);
                }
                return model.WordEvidence(Features.Key(token), label, words, slots) + sum;
            },
            code
        );
    }

    /// <summary>What a word adds by itself.</summary>
    private delegate double WordEvidence(int word, in Token token);

    private static List<Reason> Weighed(NormalText text, WordEvidence evidence, string code)
    {
        var weighed = new List<(int Start, int End, double Evidence, uint Word)>(MostWords);
        var tokens = text.Tokens.AsSpan();
        for (var word = 0; word < text.Words.Length; word++)
        {
            ref readonly var token = ref tokens[text.Words[word]];
            if (token.Kind == TokenKind.Emoji || (token.Kind == TokenKind.Word && token.FoldLength > 2 && !Empty.Contains(token.Hash)))
            {
                var weight = evidence(word, token);
                if (weight > LeastWeight)
                {
                    weighed.Add((token.Start, token.End, weight, token.Hash));
                }
            }
        }
        return Strongest(CollectionsMarshal.AsSpan(weighed), code);
    }

    /// <summary>The few that weigh most, the same word once, none that weighs much less than the first.</summary>
    private static List<Reason> Strongest(Span<(int Start, int End, double Evidence, uint Word)> weighed, string code)
    {
        var strongest = new List<Reason>(MostWords);
        var least = 0.0;
        while (strongest.Count < MostWords)
        {
            var next = default((int Start, int End, double Evidence, uint Word));
            foreach (ref readonly var word in weighed)
            {
                next = word.Evidence > Math.Max(least, next.Evidence) ? word : next;
            }
            if (next.Evidence == 0)
            {
                break;
            }
            strongest.Add(new Reason(code, next.Start, next.End, Math.Round(Math.Min(1, next.Evidence), 3)));
            least = Math.Max(least, next.Evidence / 4);
            foreach (ref var word in weighed)
            {
                word.Evidence = word.Word == next.Word ? 0 : word.Evidence;
            }
        }
        return strongest;
    }
}
