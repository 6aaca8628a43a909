using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class ReadingSensesTests
{
    private static readonly ModelPlan Plan = new(
        "tone",
        ["bad", "good"],
        new FeatureRecipe(14, 1, 3, 4) { Senses = SenseUse.Near, SenseBlock = 2 },
        Penalty: 0.1
    )
    {
        Senses = SenseBook.Books["fr"],
    };

    private static List<string> Names(string language) =>
        [
            .. SenseBook
                .Source(language)
                .Split('\n')
                .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
                .Select(line => line.Split('=')[0].Trim())
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static UInt128 Senses(string language, string word)
    {
        var text = NormalText.Read(word);
        return SenseBook.Books[language].Of(text, Assert.Single(text.Tokens));
    }

    [Fact]
    public void Both_languages_have_the_same_senses() => Assert.Equal(Names("fr"), Names("en"));

    [Theory]
    [InlineData("caissière", "cashier")]
    [InlineData("avocat", "lawyer")]
    [InlineData("arnaqueurs", "swindlers")]
    [InlineData("😡", "😡")]
    public void Words_that_mean_alike_share_a_sense_across_languages(string french, string english) =>
        Assert.NotEqual(UInt128.Zero, Senses("fr", french) & Senses("en", english));

    [Theory]
    [InlineData("géniale", "arnaque")]
    [InlineData("bonjour", "brûlé")]
    public void Words_that_mean_otherwise_share_none(string one, string other) =>
        Assert.Equal(UInt128.Zero, Senses("fr", one) & Senses("fr", other));

    [Fact]
    public void What_is_learnt_over_senses_is_known_of_words_never_seen()
    {
        string[] bad = ["arnaque totale", "piège à gogos", "quelle escroquerie", "des voleurs"];
        string[] good = ["livreur adorable", "accueil souriant", "repas délicieux", "séjour magnifique"];
        var examples = Enumerable.Range(0, 40).Select(i => new Example(i % 2 == 0 ? bad[i / 2 % 4] : good[i / 2 % 4], i % 2)).ToList();
        var model = ModelTrainer.Train(Plan, examples, new WordTraits());
        Assert.True(Ask(model, "truands")[0] > 0.6);
        Assert.True(Ask(model, "impeccable")[1] > 0.6);
    }

    private static double[] Ask(LinearModel model, string text)
    {
        var (row, probabilities) = (new FeatureRow(model.Recipe.Bits), new double[2]);
        Features.Fill(row, NormalText.Read(text), model.Recipe, SenseBook.Books["fr"]);
        model.Judge(row, probabilities);
        return probabilities;
    }
}
