using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// The models that ship, and from what each is trained. Corpora marked "evaluate only", "tune only" or without a licence for training
/// (airline, complaint, dev2017) are not named here, nor are functional tests.
/// </summary>
internal static class ModelPlans
{
    public static readonly string[] SentimentLanguages = ["fr", "en", "de", "es", "it", "pt"];

    private static readonly IReadOnlyDictionary<string, SenseBook> Senses = SenseBook.Books;
    private static readonly string[] Domains = ["post", "comment"];
    private static readonly string[] SentimentLabels = ["negative", "neutral", "positive"];
    private static readonly Dictionary<string, int> Polarity = new()
    {
        ["neg"] = 0,
        ["neu"] = 1,
        ["pos"] = 2,
    };
    private static readonly Dictionary<string, int> Offence = new()
    {
        ["not"] = 0,
        ["normal"] = 0,
        ["off"] = 1,
        ["toxic"] = 1,
        ["hate"] = 1,
    };
    private static readonly Dictionary<string, int> Racism = new() { ["not"] = 0, ["racist"] = 1 };

    public static IEnumerable<(ModelPlan Plan, Func<Corpora, List<Example>> Examples, Func<Corpora, WordTraits> Traits)> All =>
        [
            (Language(), LanguageExamples, _ => new WordTraits()),
            (
                WithSenses(Sentiment("fr", 17, 0.3, 60, longestLetters: 6), "fr") with
                {
                    TraitScale = 2,
                    ByTelling = true,
                },
                c => [.. c.Read("sentiment_fr_train.tsv", Polarity)],
                French
            ),
            (
                WithSenses(Sentiment("en", 18, 4, 60), "en") with
                {
                    TraitScale = 0.3f,
                    Balance = 0.6,
                    ByTelling = true,
                    Modesty = 1.25,
                },
                EnglishSentiment,
                English
            ),
            .. SentimentLanguages[2..]
                .Select(l =>
                    (
                        Sentiment(l, 15, 0.3, 60),
                        (Func<Corpora, List<Example>>)(c => [.. c.Read($"sentiment_{l}_train.tsv", Polarity)]),
                        (Func<Corpora, WordTraits>)(_ => new WordTraits())
                    )
                ),
            (Binary("offence_fr", 15, 1), FrenchOffence, FrenchSwearing),
            (WithSenses(Binary("offence_en", 16, 4), "en") with { ByTelling = true }, EnglishOffence, EnglishSwearing),
            (Binary("hate_fr", 15, 1), FrenchHate, FrenchSwearing),
            (Binary("hate_en", 15, 3), EnglishHate, EnglishSwearing),
            // They look at what the models of offence look at, so that it is made once.
            (Binary("domain_fr", 15, 0.3) with { Labels = Domains, Balance = 0.5 }, FrenchDomain, _ => new WordTraits()),
            (WithSenses(Binary("domain_en", 16, 0.3), "en") with { Labels = Domains, Balance = 0.5 }, EnglishDomain, _ => new WordTraits()),
        ];

    private static IEnumerable<Example> Some(IEnumerable<Example> examples, int everyNth) => examples.Where((_, i) => i % everyNth == 0);

    private static ModelPlan Language() => new("language", SentimentLanguages, new FeatureRecipe(16, 1, 2, 4), 1, 30) { Balance = 0.6 };

    private static ModelPlan Sentiment(string language, int bits, double penalty, int iterations, int longestLetters = 5) =>
        new($"sentiment_{language}", SentimentLabels, new FeatureRecipe(bits, 3, 2, longestLetters), penalty, iterations);

    private static ModelPlan Binary(string name, int bits, double penalty) =>
        new(name, ["no", "yes"], new FeatureRecipe(bits, 2, 2, 5), penalty, 40);

    private static ModelPlan WithSenses(ModelPlan plan, string language) =>
        plan with
        {
            Recipe = plan.Recipe with { Senses = SenseUse.Near },
            Senses = Senses[language],
        };

    private static List<Example> LanguageExamples(Corpora corpora) =>
        [
            .. SentimentLanguages.SelectMany(
                (l, i) => corpora.Read($"sentiment_{l}_train.tsv", Polarity).Select(e => e with { Label = i })
            ),
            .. corpora.Read("toxic_fr_mlma.tsv", Offence).Select(e => e with { Label = 0 }),
            .. corpora.Read("polarity_fr_xed.tsv", Polarity).Where((_, i) => i % 3 == 0).Select(e => e with { Label = 0 }),
            .. corpora.Read("offensive_en_train.tsv", Offence).Where((_, i) => i % 3 == 0).Select(e => e with { Label = 1 }),
            .. Some(corpora.Read("sentiment_en_semeval1316.tsv", Polarity), 4).Select(e => e with { Label = 1 }),
            .. Some(corpora.Read("offensive_en_davidson.tsv", Offence), 4).Select(e => e with { Label = 1 }),
        ];

    private static List<Example> EnglishSentiment(Corpora corpora) =>
        [.. corpora.Read("sentiment_en_train.tsv", Polarity, weight: 2), .. corpora.Read("sentiment_en_semeval1316.tsv", Polarity)];

    private static List<Example> FrenchOffence(Corpora corpora) =>
        [.. corpora.Read("toxic_fr_mlma.tsv", Offence), .. corpora.Read("racism_fr_ftr.tsv", Racism).Where(e => e.Label == 0)];

    private static List<Example> EnglishOffence(Corpora corpora) => [.. corpora.Read("offensive_en_train.tsv", Offence)];

    private static List<Example> FrenchHate(Corpora corpora) =>
        [.. corpora.Read("racism_fr_ftr.tsv", Racism), .. corpora.ReadFiner("toxic_fr_mlma.tsv", HatefulOrNormal)];

    private static List<Example> EnglishHate(Corpora corpora) =>
        [
            .. corpora.ReadFiner("toxic_en_mlma.tsv", HatefulOrNormal),
            .. corpora.Read(
                "offensive_en_davidson.tsv",
                new Dictionary<string, int>
                {
                    ["hate"] = 1,
                    ["off"] = 0,
                    ["not"] = 0,
                }
            ),
        ];

    /// <summary>Public posts about anything beside comments to brands.</summary>
    private static List<Example> FrenchDomain(Corpora corpora) =>
        [.. Posts(corpora.Read("sentiment_fr_train.tsv", Polarity), corpora.Read("toxic_fr_mlma.tsv", Offence)), .. Comments("fr")];

    private static List<Example> EnglishDomain(Corpora corpora) =>
        [
            .. Posts(
                corpora.Read("sentiment_en_train.tsv", Polarity),
                Some(corpora.Read("sentiment_en_semeval1316.tsv", Polarity), 2),
                Some(corpora.Read("offensive_en_train.tsv", Offence), 2),
                Some(corpora.Read("toxic_en_mlma.tsv", Offence), 2),
                Some(corpora.Read("offensive_en_davidson.tsv", Offence), 4)
            ),
            .. Comments("en"),
        ];

    private static IEnumerable<Example> Posts(params IEnumerable<Example>[] posts) =>
        posts.SelectMany(p => p).Select(e => e with { Label = 0 });

    private static IEnumerable<Example> Comments(string language) =>
        CategoryTraining.Comments().Where(c => c.Language == language).Select(c => new Example(c.Text, 1));

    private static int? HatefulOrNormal(string finer) =>
        finer.Contains("hateful", StringComparison.Ordinal) ? 1
        : finer is "normal" or "offensive" or "abusive" ? 0
        : null;

    private static WordTraits French(Corpora corpora)
    {
        var traits = new WordTraits();
        traits.AddPolarities(corpora.Polarities("afinn_fr.txt", 5));
        traits.AddPolarities(corpora.PatternPolarities("pattern_fr.xml"));
        traits.AddWords(corpora.Words("badwords_fr.txt"));
        return traits;
    }

    private static WordTraits English(Corpora corpora)
    {
        var traits = new WordTraits();
        traits.AddPolarities(corpora.Polarities("vader_en.txt", 4));
        traits.AddPolarities(corpora.Polarities("afinn_en.txt", 5));
        return traits;
    }

    private static WordTraits FrenchSwearing(Corpora corpora)
    {
        var traits = new WordTraits();
        traits.AddWords(corpora.Words("badwords_fr.txt"));
        traits.AddWords(corpora.Words("ldnoobw_fr.txt"));
        return traits;
    }

    private static WordTraits EnglishSwearing(Corpora corpora)
    {
        var traits = new WordTraits();
        traits.AddWords(corpora.Words("ldnoobw_en.txt"));
        traits.AddPolarities(corpora.Severities("profanity_en.csv"));
        return traits;
    }
}
