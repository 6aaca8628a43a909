namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// A trained linear model: one signed byte a slot and class, read as the square of its value so that small weights keep their
/// precision; a second table for single words; probabilities tempered so that they mean what they say.
/// </summary>
internal sealed class LinearModel
{
    /// <summary>What each of the 256 bytes means for the label of which it is the weight, and against each of the others.</summary>
    private readonly float[] _values = new float[256];
    private readonly float[] _against = new float[256];
    private readonly WordWeights _words;
    private readonly double[] _bias;
    private SlotWeights? _slots;

    private SlotWeights Slots => _slots ??= new SlotWeights(this);

    public LinearModel(
        string name,
        string[] labels,
        FeatureRecipe recipe,
        sbyte[] slots,
        float scale,
        double[] bias,
        WordWeights words,
        double temperature
    )
    {
        (Name, Labels, Recipe, Quantised, Scale, _bias, _words, Temperature) = (
            name,
            labels,
            recipe,
            slots,
            scale,
            bias,
            words,
            temperature
        );
        for (int q = sbyte.MinValue; q <= sbyte.MaxValue; q++)
        {
            _values[(byte)q] = Quantising.Value((sbyte)q, scale);
            _against[(byte)q] = -_values[(byte)q] / (labels.Length - 1);
        }
    }

    /// <summary>The same model, whose weights are looked up among those of several, of which it is the first: they are at hand there.</summary>
    public LinearModel Within(SlotWeights several) =>
        new(Name, Labels, Recipe, Quantised, Scale, _bias, _words, Temperature) { _slots = several };

    /// <summary>The same weights at another temperature.</summary>
    public LinearModel At(double temperature) => new(Name, Labels, Recipe, Quantised, Scale, _bias, _words, temperature);

    public string Name { get; }

    public string[] Labels { get; }

    public FeatureRecipe Recipe { get; }

    public sbyte[] Quantised { get; }

    public float Scale { get; }

    public double Temperature { get; }

    public ReadOnlySpan<double> Bias => _bias;

    public WordWeights Words => _words;

    /// <summary>Fills <paramref name="probabilities"/>, one a label, summing to 1.</summary>
    public void Judge(FeatureRow row, Span<double> probabilities)
    {
        Score(row, probabilities);
        Temper(probabilities);
        Softmax.Apply(probabilities);
    }

    public void Score(FeatureRow row, Span<double> scores)
    {
        scores.Clear();
        AddBlocks(Slots, row, Recipe, scores);
        Finish(row, scores);
    }

    /// <summary>Makes scores of what all features weigh.</summary>
    public void Finish(FeatureRow row, Span<double> scores)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = _bias[k] + (scores[k] * Scale);
        }
        if (_words.Keys.Length == 0)
        {
            return;
        }
        var share = BlockScale(row.WordKeys.Length);
        foreach (var key in row.WordKeys)
        {
            var weights = _words.Of(key);
            for (var k = 0; k < weights.Length; k++)
            {
                scores[k] += weights[k] * share;
            }
        }
    }

    public void Temper(Span<double> scores)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= Temperature;
        }
    }

    /// <summary>Adds what all features of the row weigh, in parts of the full scale.</summary>
    public static void AddBlocks(SlotWeights weights, FeatureRow row, in FeatureRecipe recipe, Span<double> to)
    {
        Span<int> sums = stackalloc int[weights.Sums];
        AddBlock(weights, row.WordSlots, recipe.Words * BlockScale(row.WordSlots.Length), sums, to);
        AddBlock(weights, row.LetterSlots, recipe.Letters * BlockScale(row.LetterSlots.Length), sums, to);
        AddBlock(weights, row.SignSlots, recipe.Signs, sums, to);
        AddBlock(weights, row.SenseSlots, recipe.SenseBlock * BlockScale(row.SenseSlots.Length), sums, to);
    }

    private static void AddBlock(SlotWeights weights, ReadOnlySpan<int> slots, double share, Span<int> sums, Span<double> to)
    {
        if (slots.IsEmpty)
        {
            return;
        }
        weights.Sum(slots, sums);
        for (var k = 0; k < to.Length; k++)
        {
            to[k] += sums[k] * (share / SlotWeights.One);
        }
    }

    /// <summary>What one word adds to the score of one label against the mean of the others, by itself.</summary>
    public double WordEvidence(uint key, int label, int words, int slots)
    {
        var single = _words.Of(key);
        var weights = Slots.Of((int)(key >> (32 - Recipe.Bits)), Labels.Length);
        var (share, shareOfSingle) = (BlockScale(slots), BlockScale(words));
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            var weight = (_values[weights[k]] * Recipe.Words * share) + (single.Length == 0 ? 0 : single[k] * shareOfSingle);
            sum += k == label ? weight : -weight / (weights.Length - 1);
        }
        return sum;
    }

    /// <summary>What one sense adds in the same way, in a text of that many features of senses.</summary>
    public double SenseEvidence(uint sense, int label, int senses)
    {
        var weights = Slots.Of((int)(sense >> (32 - Recipe.Bits)), Labels.Length);
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
        {
            sum += (k == label ? _values : _against)[weights[k]];
        }
        return sum * Recipe.SenseBlock * BlockScale(senses);
    }

    /// <summary>Every block of features weighs the same whatever the length of the text.</summary>
    public static float BlockScale(int count) => count == 0 ? 0 : 1 / MathF.Sqrt(count);
}
