using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Signals;
using Entente.Infrastructure.Triage.Signals.PersonalData;

namespace Entente.Infrastructure.Triage;

/// <summary>Judges one text after the other on one thread: read, tell the language, weigh, look for phrases, decide, give reasons.</summary>
internal sealed class TextJudge(TrainedModels models, IReadOnlyDictionary<string, PhraseBook> books, string modelVersion)
{
    private readonly Languages _languages = new(
        models.Find("language") ?? throw new InvalidDataException("The model file has no language model.")
    );
    private readonly Dictionary<int, FeatureRow> _rows = [];
    private readonly List<PhraseHit> _hits = [];

    public Assessment Judge(TextToAssess asked, BrandContext brand, BrandWords terms)
    {
        var text = NormalText.Read(asked.Text);
        terms.Mark(text);
        var language = _languages.Tell(text, asked.Language, Row(14));
        var book = language is null ? null : books.GetValueOrDefault(language);
        IReadOnlyList<(int Start, int End)> named = [];
        _hits.Clear();
        if (book is not null)
        {
            book.Mark(text);
            People.Mark(text, book);
            named = ProtectedNames.Mark(text, brand.Protected);
            book.Find(text, _hits);
        }
        var evidence = new Evidence(text, [.. _hits], PersonalDataDetector.Find(text, brand))
        {
            Language = language,
            Asks = asked.Text.Contains('?', StringComparison.Ordinal),
            Offensive = Share($"offence_{language}", text),
            Hateful = Share($"hate_{language}", text),
        };
        return ProtectedNames.Confirm(Conclude(evidence, book, models.Find($"sentiment_{language}")), named);
    }

    private Assessment Conclude(Evidence evidence, PhraseBook? book, LinearModel? tone)
    {
        var reasons = new List<Reason>();
        Sentiment? sentiment = null;
        double? score = null;
        if (tone is not null)
        {
            (sentiment, score) = Weigh(evidence, tone, reasons);
        }
        else if (EmojiTone.Tell(evidence) is { } emoji)
        {
            (sentiment, score) = (emoji, EmojiTone.Confidence);
            reasons.Add(new Reason(ReasonCodes.EmojiTone, 0, 0, EmojiTone.Confidence));
        }
        var signals = SignalFinder.Find(evidence, book);
        var decision = book is not null || sentiment is not null && tone is null ? DecisionTable.Decide(evidence) : null;
        if (decision is not null)
        {
            reasons.InsertRange(0, ReasonFinder.OfDecision(evidence, decision));
        }
        if (tone is not null && book is null)
        {
            reasons.Add(new Reason(ReasonCodes.OtherLanguage, 0, 0, 0));
        }
        return new Assessment(
            evidence.Language,
            sentiment,
            score,
            decision?.Category,
            decision?.Confidence,
            signals,
            reasons,
            modelVersion
        );
    }

    private (Sentiment Sentiment, double Score) Weigh(Evidence evidence, LinearModel tone, List<Reason> reasons)
    {
        var row = Row(tone.Recipe.Bits);
        Features.Fill(row, evidence.Text, tone.Recipe);
        Span<double> p = stackalloc double[3];
        tone.Judge(row, p);
        (evidence.Negative, evidence.Neutral, evidence.Positive) = (p[0], p[1], p[2]);
        Tone.Correct(evidence);
        var sentiment =
            evidence.Negative >= evidence.Neutral && evidence.Negative >= evidence.Positive ? Sentiment.Negative
            : evidence.Positive >= evidence.Neutral ? Sentiment.Positive
            : Sentiment.Neutral;
        reasons.AddRange(ReasonFinder.OfTone(evidence.Text, tone, row, sentiment));
        return (sentiment, Math.Max(evidence.Negative, Math.Max(evidence.Neutral, evidence.Positive)));
    }

    private double Share(string name, NormalText text)
    {
        if (models.Find(name) is not { } model)
        {
            return 0;
        }
        var row = Row(model.Recipe.Bits);
        Features.Fill(row, text, model.Recipe);
        Span<double> p = stackalloc double[2];
        model.Judge(row, p);
        return p[1];
    }

    private FeatureRow Row(int bits) => _rows.TryGetValue(bits, out var row) ? row : _rows[bits] = new FeatureRow(bits);
}
