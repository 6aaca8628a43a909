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
    public void An_emoji_never_seen_counts_as_the_older_sign_for_the_same_mood()
    {
        List<Example> examples = [.. Examples().Select(e => e with { Text = e.Text + (e.Label == 1 ? " :)" : " :(") })];
        var model = ModelTrainer.Train(Plan, examples, new WordTraits());
        Assert.True(Ask(model, "voilà 😍")[1] > Ask(model, "voilà")[1] + 0.05);
        Assert.True(Ask(model, "voilà 😡")[1] < Ask(model, "voilà")[1] - 0.05);
    }

    [Theory]
    [InlineData("don\\u2019t \\u002c now", "don’t , now")]
    [InlineData("he said \\\"no\\\" &amp; left", "he said \"no\" & left")]
    [InlineData("back\\slash \\u20 \\uzzzz", "back\\slash \\u20 \\uzzzz")]
    [InlineData("plain", "plain")]
    public void What_a_program_escaped_is_read_as_people_wrote_it(string written, string read) =>
        Assert.Equal(read, EscapedText.Read(written));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(17)]
    public void Weights_side_by_side_add_up_to_what_each_model_says_by_itself(int labels)
    {
        var models = new[] { Random(labels, 1), Random(2, 2) };
        var (one, both) = (new SlotWeights(models[0]), new SlotWeights(models));
        int[] slots = [0, 5, 5, 1023, 12, 800, 3];
        var (alone, together) = (new int[one.Sums], new int[both.Sums]);
        one.Sum(slots, alone);
        both.Sum(slots, together);
        for (var k = 0; k < labels; k++)
        {
            var expected = slots.Sum(slot => models[0].Quantised[(slot * labels) + k] is var q ? q * Math.Abs((int)q) : 0);
            Assert.Equal(expected, alone[k]);
            Assert.Equal(expected, together[k]);
        }
        Assert.Equal(slots.Sum(slot => models[1].Quantised[(slot * 2) + 1] is var q ? q * Math.Abs((int)q) : 0), together[labels + 1]);
    }

    [Fact]
    public void Models_over_comments_come_together_or_not_at_all()
    {
        Assert.Null(CommentModels.Of(new TrainedModels([], "")));
        var shipped = TrainedModels.Embedded();
        var without = new TrainedModels([shipped.Find("category")!, shipped.Find("tone")!], "");
        Assert.Throws<InvalidDataException>(() => CommentModels.Of(without));
    }

    [Fact]
    public void Models_scored_together_say_what_each_says_by_itself_and_must_look_at_the_same()
    {
        var shipped = TrainedModels.Embedded();
        var (offence, domain) = (shipped.Find("offence_fr")!, shipped.Find("domain_fr")!);
        var row = new FeatureRow(offence.Recipe.Bits);
        Features.Fill(row, NormalText.Read("vous êtes nuls, rendez-moi mon argent"), offence.Recipe);
        Span<double> together = stackalloc double[4];
        new SideBySide(offence, domain).Score(row, together);
        Span<double> alone = stackalloc double[2];
        domain.Score(row, alone);
        Assert.Equal(alone[1] / domain.Temperature, together[3]);
        Assert.Throws<InvalidDataException>(() => new SideBySide(offence, shipped.Find("hate_en")!, shipped.Find("category")!));
    }

    private static LinearModel Random(int labels, int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, 1024 * labels).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
        var words = new WordWeights([], [], 1, labels);
        return new LinearModel("any", new string[labels], new FeatureRecipe(10, 1, 0, 0), weights, 1, new double[labels], words, 1);
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
