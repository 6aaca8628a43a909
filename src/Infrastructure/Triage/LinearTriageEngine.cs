using Entente.Application.Triage;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage;

/// <summary>
/// The triage in process: folds the text, tells its language, weighs it with the linear models of that language, listens for turns of
/// speech, and decides by a table. Same text and version, same answer.
/// </summary>
internal sealed class LinearTriageEngine(TriageModels models) : ITriageEngine
{
    private const int MostReasons = 6;

    /// <summary>How far one turn of speech leans the odds, in logarithms; tuned on the validation texts.</summary>
    private const double TowardsNegative = 0.6;
    private const double TowardsPositive = 0.8;

    public string ModelVersion => models.Version;

    public IReadOnlyList<Assessment> Assess(IReadOnlyList<TextToAssess> texts, BrandContext brand)
    {
        var published = brand.PublishedContacts.Select(c => PersonalDataDetector.Compact(c)).ToHashSet(StringComparer.Ordinal);
        return [.. texts.Select(t => Assess(t, published, brand.Region))];
    }

    private Assessment Assess(TextToAssess given, HashSet<string> published, string? region)
    {
        var text = new FoldedText(given.Text);
        var personalData = PersonalDataDetector.Find(text, published, region).ToList();
        var language = LanguageGuess.Of(text, given.Language);
        if (language is null || !models.Languages.TryGetValue(language, out var known) || text.Tokens.Count == 0)
        {
            return new Assessment(language, null, null, null, null, personalData, [], ModelVersion);
        }
        var features = Features.Of(text, known.Values, language);
        var speech = new Speech(text);
        var sentiment = known.Sentiment.Predict(features);
        Lean(sentiment, speech);
        var attack = EmployeeAttackDetector.Find(speech);
        var decision = CategoryDecision.Of(
            speech,
            sentiment[(int)Sentiment.Negative],
            sentiment[(int)Sentiment.Neutral],
            sentiment[(int)Sentiment.Positive],
            known.Offence.Predict(features)[1],
            attack is not null
        );
        var answered = Answered(sentiment, decision);
        return new Assessment(
            language,
            answered,
            Math.Round(sentiment[(int)answered], 4),
            decision.Category,
            decision.Category is null ? null : Math.Round(decision.Confidence, 4),
            [.. personalData, .. attack is null ? [] : (Signal[])[attack], .. Signals(speech)],
            Reasons(known.Sentiment, features, answered, decision),
            ModelVersion
        );
    }

    /// <summary>
    /// The models learnt from tweets about anything; what is said to a brand leans further: a fault named is no good news, thanks
    /// without one are, and praise that is no praise counts as its contrary.
    /// </summary>
    private static void Lean(double[] sentiment, Speech speech)
    {
        if (speech.Sarcasms.Count > 0)
        {
            sentiment[(int)Sentiment.Negative] += 0.9 * sentiment[(int)Sentiment.Positive];
            sentiment[(int)Sentiment.Positive] *= 0.1;
        }
        var faults = speech.Problems.Count + speech.Insults.Count + speech.Discredits.Count + speech.Imputations.Count;
        sentiment[(int)Sentiment.Negative] *= Math.Exp(TowardsNegative * Math.Min(faults, 3));
        sentiment[(int)Sentiment.Positive] *= Math.Exp(speech.Sarcasms.Count > 0 ? 0 : TowardsPositive * Math.Min(speech.Praises.Count, 2));
        var sum = sentiment.Sum();
        for (var c = 0; c < sentiment.Length; c++)
        {
            sentiment[c] /= sum;
        }
    }

    /// <summary>An attack is never good news, whatever words it is made of.</summary>
    private static Sentiment Answered(double[] sentiment, Decision decision)
    {
        var likeliest = (Sentiment)Array.IndexOf(sentiment, sentiment.Max());
        return
            likeliest == Sentiment.Positive
            && decision.Category is Category.Insult or Category.HateOrThreat or Category.Defamation or Category.Disparagement
            ? Sentiment.Negative
            : likeliest;
    }

    private static IEnumerable<Signal> Signals(Speech s) =>
        Of(SignalKind.Profanity, s.Profanities, "profanity_word", 0.9)
            .Concat(Of(SignalKind.Threat, s.Threats, "threat", 0.8))
            .Concat(Of(SignalKind.Sarcasm, s.Sarcasms, "sarcasm", 0.6))
            .Concat(Of(SignalKind.LegalThreatByAuthor, s.LegalThreats, "legal_threat", 0.75))
            .Concat(Of(SignalKind.Churn, s.Churns, "churn", 0.7))
            .Concat(Of(SignalKind.Safety, s.Dangers, "safety", 0.7));

    private static IEnumerable<Signal> Of(SignalKind kind, List<(int Start, int End)> places, string reason, double confidence) =>
        places.Take(2).Select(p => new Signal(kind, p.Start, p.End, confidence, reason));

    /// <summary>The rule that decided, then the words that weighed most towards the sentiment answered.</summary>
    private static List<Reason> Reasons(LinearModel model, Features features, Sentiment answered, Decision decision)
    {
        var places = decision.Places.Count > 0 ? decision.Places.Take(3) : [(0, 0)];
        var reasons = places.Select(p => new Reason(decision.Reason, p.Item1, p.Item2, decision.Confidence)).ToList();
        var others = Enumerable.Range(0, model.Classes).Where(c => c != (int)answered).ToArray();
        var weighed = features
            .Places.Select(p =>
                (p.Start, p.End, Weight: model.Weight(p.Slot, (int)answered) - others.Average(c => model.Weight(p.Slot, c)))
            )
            .Where(p => p.Weight > 0.15 && p.End - p.Start > 1)
            .OrderByDescending(p => p.Weight)
            .ThenBy(p => p.Start)
            .Take(MostReasons - reasons.Count);
        var code = $"weighed_{Domain.Vocabulary.Word(answered)}";
        reasons.AddRange(weighed.Select(p => new Reason(code, p.Start, p.End, Math.Min(1, Math.Round(p.Weight / 2, 3)))));
        return reasons;
    }
}
