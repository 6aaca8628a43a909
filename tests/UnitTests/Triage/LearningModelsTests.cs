using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Reading;
using Xunit;

namespace Entente.UnitTests.Triage;

public sealed class LearningModelsTests
{
    private static readonly string[] Good = ["merci beaucoup", "service rapide", "belle surprise", "merci rapide", "beaucoup de plaisir"];
    private static readonly string[] Bad = ["attente pénible", "colis perdu", "service lent", "colis pénible", "attente et encore attente"];
    private static readonly ModelPlan Plan = new("tone", ["bad", "good"], new FeatureRecipe(12, 2, 2, 4), Penalty: 0.1);

    private static List<Example> Examples() =>
        [.. Enumerable.Range(0, 40).Select(i => new Example(i % 2 == 0 ? Bad[i / 2 % 5] : Good[i / 2 % 5], i % 2))];

    private static double[] Ask(LinearModel model, string text)
    {
        var row = new FeatureRow(model.Recipe.Bits);
        Features.Fill(row, NormalText.Read(text), model.Recipe);
        var probabilities = new double[model.Labels.Length];
        model.Judge(row, probabilities);
        return probabilities;
    }

    [Fact]
    public void A_model_learns_what_its_examples_say_and_carries_it_to_new_texts()
    {
        var model = ModelTrainer.Train(Plan, Examples(), new WordTraits());
        Assert.True(Ask(model, "merci, service rapide")[1] > 0.6);
        Assert.True(Ask(model, "colis perdu, attente")[0] > 0.6);
        Assert.Equal(1, Ask(model, "merci").Sum(), 9);
    }

    [Fact]
    public void What_a_lexicon_says_of_a_word_never_seen_is_in_the_model_without_the_lexicon()
    {
        var traits = new WordTraits();
        traits.AddPolarities([("merci", 1f), ("pénible", -1f), ("admirable", 1f), ("perdu", -1f), ("plaisir", 1f)]);
        var with = ModelTrainer.Train(Plan, Examples(), traits);
        var without = ModelTrainer.Train(Plan, Examples(), new WordTraits());
        Assert.True(Ask(with, "admirable")[1] > Ask(without, "admirable")[1] + 0.1);
    }

    [Fact]
    public void The_same_examples_give_the_same_bytes_and_a_file_reads_back_as_written()
    {
        byte[] Bytes()
        {
            using var file = new MemoryStream();
            ModelFile.Write(file, [ModelTrainer.Train(Plan, Examples(), new WordTraits())]);
            return file.ToArray();
        }
        var (first, second) = (Bytes(), Bytes());
        Assert.Equal(first, second);
        using var again = new MemoryStream();
        ModelFile.Write(again, ModelFile.Read(new MemoryStream(first)));
        Assert.Equal(first, again.ToArray());
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        using var file = new MemoryStream();
        ModelFile.Write(file, [ModelTrainer.Train(Plan, Examples(), new WordTraits())]);
        Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(file.ToArray()[..^1])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-17.3)]
    [InlineData(-300)]
    public void The_exponential_is_right_to_nine_digits(double x) => Assert.Equal(1, Softmax.Exp(x) / Math.Exp(x), 9);

    [Theory]
    [InlineData(1)]
    [InlineData(0.25)]
    [InlineData(-0.01)]
    [InlineData(0)]
    public void A_weight_survives_its_byte(double weight) =>
        Assert.Equal(weight, Quantising.Value(Quantising.Quantise(weight, 1), 1), 0.01);
}
