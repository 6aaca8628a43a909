namespace Entente.Infrastructure.Triage;

/// <summary>Trains the shipped models from the corpora, in one go, the same bytes each time.</summary>
public sealed class TriageTraining(string corporaFolder, Action<string> say)
{
    private const int Seed = 20260101;
    private readonly Corpora _corpora = new(corporaFolder);

    /// <summary>The model file's bytes.</summary>
    /// <exception cref="IOException">A corpus is missing.</exception>
    public byte[] Train()
    {
        var languages = new Dictionary<string, LanguageModels> { ["fr"] = TrainFrench(), ["en"] = TrainEnglish() };
        return TriageModels.Write(languages);
    }

    private LanguageModels TrainFrench()
    {
        var values = Learn("fr");
        var sentiment = Sentiment(
            "fr",
            values,
            [("sentiment_fr_train.tsv", 1f), ("polarity_fr_xed.tsv", 0.25f)],
            "sentiment_fr_val.tsv",
            epochs: 12,
            decay: 3e-4f
        );
        var toxic = _corpora.Read("toxic_fr_mlma.tsv").Select(l => Example(l, values, "fr", l.Label == "toxic" ? 1 : 0));
        var plain = _corpora.Read("sentiment_fr_train.tsv").Select(l => Example(l, values, "fr", 0));
        var racist = _corpora.Read("racism_fr_ftr.tsv").Select(l => Example(l, values, "fr", l.Label == "racist" ? 1 : 0));
        return new LanguageModels(values, sentiment, Offence("fr", [.. toxic, .. plain, .. racist]));
    }

    private LanguageModels TrainEnglish()
    {
        var values = Learn("en");
        var sentiment = Sentiment(
            "en",
            values,
            [("sentiment_en_train.tsv", 1f), ("sentiment_en_semeval1316.tsv", 1f)],
            "sentiment_en_dev2017.tsv",
            epochs: 6,
            decay: 3e-5f
        );
        var olid = _corpora.Read("offensive_en_train.tsv").Select(l => Example(l, values, "en", l.Label == "off" ? 1 : 0));
        var tweets = _corpora.Read("offensive_en_davidson.tsv").Select(l => Example(l, values, "en", l.Label == "not" ? 0 : 1, 0.3f));
        return new LanguageModels(values, sentiment, Offence("en", [.. olid, .. tweets]));
    }

    /// <summary>A word that several lists know has the mean of what they say.</summary>
    private WordValues Learn(string language)
    {
        var values = new WordValues();
        foreach (
            var word in _corpora
                .Lexicon(language)
                .Where(w => !w.Word.Contains(' ', StringComparison.Ordinal))
                .GroupBy(w => new FoldedText(w.Word).Text)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            values.Learn(word.Key, word.Average(w => w.Value));
        }
        return values;
    }

    private LinearModel Sentiment(
        string language,
        WordValues values,
        IReadOnlyList<(string File, float Weight)> sources,
        string tuning,
        int epochs,
        float decay
    )
    {
        var examples = sources
            .SelectMany(s => _corpora.Read(s.File).Select(l => Example(l, values, language, Corpora.SentimentClass(l.Label), s.Weight)))
            .ToList();
        var heldBack = _corpora.Read(tuning).Select(l => Example(l, values, language, Corpora.SentimentClass(l.Label))).ToList();
        var model = LogisticTrainer.Train($"sentiment-{language}", 3, Balanced(examples, 3), Seed, epochs, decay);
        return Report(LogisticTrainer.Calibrate(model, heldBack), examples.Count, heldBack, tuning);
    }

    /// <summary>A rare class weighs more, so that the model does not learn how often a corpus complains.</summary>
    private static List<Example> Balanced(List<Example> examples, int classes)
    {
        var weights = new float[classes];
        examples.ForEach(e => weights[e.Class] += e.Weight);
        var total = weights.Sum();
        return examples.ConvertAll(e => e with { Weight = e.Weight * total / (classes * weights[e.Class]) });
    }

    private LinearModel Offence(string language, IReadOnlyList<Example> examples)
    {
        // Every tenth is held back for the temperature.
        var heldBack = examples.Where((_, i) => i % 10 == 0).ToList();
        var training = examples.Where((_, i) => i % 10 != 0).ToList();
        var model = LogisticTrainer.Train($"offence-{language}", 2, training, Seed, epochs: 6, decay: 1e-4f);
        return Report(LogisticTrainer.Calibrate(model, heldBack), training.Count, heldBack, "held back");
    }

    private static Example Example(Labelled labelled, WordValues values, string language, int cls, float weight = 1) =>
        new(Features.Of(new FoldedText(labelled.Text), values, language), cls, weight);

    private LinearModel Report(LinearModel model, int trainedOn, IReadOnlyList<Example> heldBack, string on)
    {
        var score = new Scoring(model.Classes);
        foreach (var example in heldBack)
        {
            score.Add(example.Class, model.Predict(example.Features));
        }
        say($"{model.Name}: {trainedOn} texts, macro-F1 {score.MacroF1:P1}, calibration error {score.CalibrationError:P1} on {on}");
        return model;
    }
}
