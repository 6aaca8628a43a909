using Entente.Application.Triage;
using Entente.Domain.Triage;
using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Phrases;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;
using Entente.Infrastructure.Triage.Signals;
using Entente.Infrastructure.Triage.Signals.PersonalData;

namespace Entente.Infrastructure.Triage;

/// <summary>An assessment with what was seen and decided for it.</summary>
internal sealed record SeenText(Assessment Said, Evidence Evidence, Decision? Decision);

/// <summary>Judges one text after the other on one thread: read, tell the language, weigh, look for phrases, decide, give reasons.</summary>
internal sealed class TextJudge(TrainedModels models, IReadOnlyDictionary<string, PhraseBook> books, string modelVersion)
{
    private readonly Languages _languages = new(
        models.Find("language") ?? throw new InvalidDataException("The model file has no language model.")
    );
    private readonly CommentModels? _comments = models.OfComments;
    private readonly Dictionary<FeatureRecipe, FeatureRow> _rows = [];
    private readonly Dictionary<string, ModelsOfLanguage> _ofLanguage = [];
    private readonly List<PhraseHit> _hits = [];

    /// <param name="layer">The brand's own, or null where the shipped model alone decides.</param>
    public Assessment Judge(TextToAssess asked, BrandContext brand, BrandWords terms, CategoryLayer? layer = null) =>
        JudgeWithSight(asked, brand, terms, layer).Said;

    /// <summary>The same, with what the answer stands on.</summary>
    public SeenText JudgeWithSight(TextToAssess asked, BrandContext brand, BrandWords terms, CategoryLayer? layer)
    {
        var evidence = Look(asked, brand, terms);
        var decision = evidence.Book is not null || (evidence.IsToned && evidence.Tone is null) ? Decide(evidence, layer) : null;
        var signals = SignalFinder.Find(evidence);
        var said = new Assessment(
            evidence.Language,
            evidence.IsToned ? evidence.Sentiment : null,
            evidence.IsToned ? evidence.Score : null,
            decision?.Category,
            decision?.Confidence,
            signals,
            Reasons(evidence, decision, layer),
            modelVersion
        );
        return new SeenText(ProtectedNames.Confirm(said, evidence.Named), evidence, decision);
    }

    /// <summary>What is seen in a text of no brand in particular, as training needs it.</summary>
    public Evidence Look(string text) => Look(new TextToAssess(text, null), BrandContext.None, BrandWords.Of(BrandContext.None));

    private Evidence Look(TextToAssess asked, BrandContext brand, BrandWords terms)
    {
        var text = NormalText.Read(asked.Text);
        terms.Mark(text);
        var language = _languages.Tell(text, asked.Language, Row(_languages.Recipe));
        var own = language is null ? ModelsOfLanguage.None : Of(language);
        var book = own.Book;
        IReadOnlyList<(int Start, int End)> named = [];
        _hits.Clear();
        if (book is not null)
        {
            book.Mark(text);
            Groups.Mark(text, book);
            People.Mark(text, book);
            named = ProtectedNames.Mark(text, brand.Protected);
            book.Find(text, _hits);
            GroupAttacks.Find(text, book, _hits);
        }
        var (offensive, isComment, hateful) = OffenceDomainAndHate(own, text);
        var evidence = new Evidence(text, _hits, PersonalDataDetector.Find(text, brand))
        {
            Language = language,
            Book = book,
            Senses = own.Senses,
            Tone = own.Tone,
            Asks = asked.Text.Contains('?', StringComparison.Ordinal),
            Offensive = offensive,
            OffensiveWords = OffensiveWords(text, own, language, offensive),
            Hateful = hateful,
            IsComment = isComment,
            Named = named,
        };
        Weigh(evidence);
        return evidence;
    }

    /// <summary>English only: the French corpus of offence is too one-sided to be believed word by word.</summary>
    private static Reason[] OffensiveWords(NormalText text, ModelsOfLanguage own, string? language, double offensive) =>
        language == "en" && offensive >= SignalFinder.Offensive && own.Offence is { } model
            ?
            [
                ReasonFinder
                    .Weighed(text, own.Senses, model, 1, ReasonCodes.WeighedOffensive)
                    .FirstOrDefault(new Reason(ReasonCodes.WeighedOffensive, text.Origin(0), text.Original.Length, offensive)),
            ]
            : [];

    private void Weigh(Evidence evidence)
    {
        if (evidence.Tone is not { } tone)
        {
            EmojiTone.Tell(evidence);
            return;
        }
        Span<double> p = stackalloc double[3];
        tone.Judge(Filled(tone.Recipe, evidence.Text, evidence.Senses), p);
        evidence.SetTone(p[0], p[1], p[2]);
    }

    /// <summary>
    /// What the category model looks at in a text, with the score it gives each category before any layer of a brand; null where it has no
    /// say. The row is good until the next text.
    /// </summary>
    public FeatureRow? Score(TextToAssess asked, BrandContext brand, BrandWords terms, Span<double> scores)
    {
        var evidence = Look(asked, brand, terms);
        if (_comments is null || evidence.Book is null)
        {
            return null;
        }
        Span<double> all = stackalloc double[_comments.Labels];
        var row = Score(evidence, _comments, all);
        _comments.OfCategories(all).CopyTo(scores);
        return row;
    }

    private FeatureRow Score(Evidence evidence, CommentModels models, Span<double> scores)
    {
        var row = Row(models.Recipe);
        CategoryFeatures.Fill(row, evidence, models.Recipe);
        models.Score(row, scores);
        return row;
    }

    private Decision Decide(Evidence evidence, CategoryLayer? layer)
    {
        if (_comments is null || evidence.Book is null)
        {
            var ruled = DecisionTable.Decide(evidence, [], []);
            evidence.Category = ruled.Category;
            return ruled;
        }
        Span<double> scores = stackalloc double[_comments.Labels];
        var row = Score(evidence, _comments, scores);
        evidence.Attack = _comments.Attack(scores);
        evidence.ToneOfComment = _comments.Tones(scores);
        var p = _comments.OfCategories(scores);
        Span<double> own = stackalloc double[p.Length];
        p.CopyTo(own);
        Softmax.Apply(p);
        var shipped = p;
        if (layer is not null)
        {
            layer.AddTo(row, own);
            Softmax.Apply(own);
            p = own;
        }
        Tone.Correct(evidence);
        var decision = DecisionTable.Decide(evidence, p, shipped);
        (evidence.Learnt, evidence.Category) = (p.ToArray(), decision.Category);
        Tone.Follow(evidence, decision);
        return decision;
    }

    private List<Reason> Reasons(Evidence evidence, Decision? decision, CategoryLayer? layer)
    {
        var reasons = new List<Reason>(8);
        if (decision is not null)
        {
            reasons.AddRange(ReasonFinder.OfDecision(evidence, decision, _comments?.Category));
            if (decision.IsLearnt && layer is not null)
            {
                reasons.AddRange(ReasonFinder.OfLayer(evidence.Text, layer, decision.Category));
            }
        }
        if (evidence.Tone is { } tone)
        {
            reasons.AddRange(ReasonFinder.OfTone(evidence, tone));
        }
        else if (evidence.IsToned)
        {
            reasons.Add(new Reason(ReasonCodes.EmojiTone, 0, 0, EmojiTone.Confidence));
        }
        if (evidence.Tone is not null && evidence.Book is null)
        {
            reasons.Add(new Reason(ReasonCodes.OtherLanguage, 0, 0, 0));
        }
        // Digits of somebody's number say nothing of a tone, and are never shown.
        foreach (var datum in evidence.PersonalData)
        {
            reasons.RemoveAll(r => r.Start < r.End && datum.Start <= r.Start && r.End <= datum.End);
        }
        return reasons;
    }

    /// <summary>
    /// How likely a text is offensive, a comment to a brand, and hateful: the first two models look at the same, in French the third as well.
    /// </summary>
    private (double Offensive, double IsComment, double Hateful) OffenceDomainAndHate(ModelsOfLanguage own, NormalText text)
    {
        if (own.OfPosts is not { } models)
        {
            return (Share(own.Offence, text, own.Senses), 1, Share(own.Hate, text, own.Senses));
        }
        Span<double> p = stackalloc double[models.Labels];
        models.Score(Filled(models.Recipe, text, own.Senses), p);
        for (var first = 0; first < p.Length; first += 2)
        {
            Softmax.Apply(p[first..(first + 2)]);
        }
        return (p[1], p[3], p.Length > 4 ? p[5] : Share(own.Hate, text, own.Senses));
    }

    private double Share(LinearModel? two, NormalText text, SenseBook? senses)
    {
        if (two is not { } model)
        {
            return 0;
        }
        Span<double> p = stackalloc double[2];
        model.Judge(Filled(model.Recipe, text, senses), p);
        return p[1];
    }

    /// <summary>What a model looks at in a text, made once for all models that look at the same.</summary>
    private FeatureRow Filled(in FeatureRecipe recipe, NormalText text, SenseBook? senses)
    {
        var row = Row(recipe);
        if (row.Of != text)
        {
            Features.Fill(row, text, recipe, senses);
        }
        return row;
    }

    private FeatureRow Row(FeatureRecipe recipe) =>
        _rows.TryGetValue(recipe, out var row) ? row : _rows[recipe] = new FeatureRow(recipe.Bits);

    private ModelsOfLanguage Of(string language)
    {
        if (!_ofLanguage.TryGetValue(language, out var own))
        {
            own = _ofLanguage[language] = new ModelsOfLanguage(
                books.GetValueOrDefault(language),
                SenseBook.Books.GetValueOrDefault(language),
                models.Find($"sentiment_{language}"),
                models.Find($"offence_{language}"),
                models.Find($"hate_{language}"),
                models.OfPosts(language)
            );
        }
        return own;
    }

    /// <summary>What there is for a language.</summary>
    private sealed record ModelsOfLanguage(
        PhraseBook? Book,
        SenseBook? Senses,
        LinearModel? Tone,
        LinearModel? Offence,
        LinearModel? Hate,
        SideBySide? OfPosts
    )
    {
        public static readonly ModelsOfLanguage None = new(null, null, null, null, null, null);
    }
}
