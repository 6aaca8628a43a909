using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>One labelled text of a corpus; <see cref="Weight"/> is how much it counts beside the others.</summary>
internal sealed record Example(string Text, int Label, float Weight = 1);

/// <summary>What is to be trained; a lower <see cref="Penalty"/> trusts the examples more.</summary>
internal sealed record ModelPlan(string Name, string[] Labels, FeatureRecipe Recipe, double Penalty, int Iterations = 60)
{
    /// <summary>How much the sums of the word traits weigh beside the hashed features before training.</summary>
    public float TraitScale { get; init; } = 1;

    /// <summary>The senses of the language, where the recipe asks for them.</summary>
    public SenseBook? Senses { get; init; }

    /// <summary>Whether features are scaled by what each tells by itself.</summary>
    public bool ByTelling { get; init; }

    /// <summary>By how much the temperature is raised, where the posts to be judged are of other years than those it was fitted on.</summary>
    public double Modesty { get; init; } = 1;

    /// <summary>0: every example counts alike; 1: every label does, however rare its examples are.</summary>
    public double Balance { get; init; } = 1;
}

/// <summary>
/// Trains a plan on examples. To temper the probabilities every tenth example is first held back, then learnt with the rest; where there are
/// few, each fifth of them is held back in turn.
/// </summary>
internal static class ModelTrainer
{
    private const int Few = 5000;
    private const int Tenths = 10;
    private const int Fifths = 5;

    public static LinearModel Train(ModelPlan plan, IReadOnlyList<Example> examples, WordTraits traits)
    {
        var (parts, turns) = examples.Count < Few ? (Fifths, Fifths) : (Tenths, 1);
        var scored = new IReadOnlyList<(double[] Scores, int Label)>[turns];
        LinearModel? all = null;
        Parallel.For(
            0,
            turns + 1,
            turn =>
            {
                if (turn == turns)
                {
                    all = Fit(plan, examples, traits);
                }
                else
                {
                    var without = Fit(plan, [.. examples.Where((_, i) => i % parts != turn)], traits);
                    scored[turn] = Temperature.Score(without, [.. examples.Where((_, i) => i % parts == turn)], plan.Senses);
                }
            }
        );
        return all!.At(Temperature.Fit([.. scored.SelectMany(s => s)]) * plan.Modesty);
    }

    private static LinearModel Fit(ModelPlan plan, IReadOnlyList<Example> examples, WordTraits traits)
    {
        var factors = plan.ByTelling ? Telling(plan, examples) : null;
        var slots = 1 << plan.Recipe.Bits;
        var rows = Rows(plan, examples, traits, factors);
        var weights = LogisticRegression.Train(rows, slots + traits.Count, plan.Labels.Length, plan.Penalty, plan.Iterations);
        return Shrink(plan, weights, factors, FoldTraits(plan, weights, traits));
    }

    /// <summary>The weights as bytes; factors of the features are multiplied in, so that judging needs none.</summary>
    internal static LinearModel Shrink(ModelPlan plan, double[] weights, float[]? factors, WordWeights words)
    {
        var classes = plan.Labels.Length;
        var ofSlots = weights[..((1 << plan.Recipe.Bits) * classes)];
        for (var i = 0; factors is not null && i < ofSlots.Length; i++)
        {
            ofSlots[i] *= factors[i / classes];
        }
        var scale = Math.Max(1e-9, ofSlots.Max(Math.Abs));
        var quantised = Array.ConvertAll(ofSlots, w => Quantising.Quantise(w, scale));
        return new LinearModel(plan.Name, plan.Labels, plan.Recipe, quantised, (float)scale, weights[^classes..], words, temperature: 1);
    }

    private static float[] Telling(ModelPlan plan, IReadOnlyList<Example> examples)
    {
        var row = new FeatureRow(plan.Recipe.Bits);
        return TellingWeights.Of(
            examples,
            example =>
            {
                Features.Fill(row, NormalText.Read(example.Text), plan.Recipe, plan.Senses);
                return [.. row.WordSlots, .. row.LetterSlots, .. row.SenseSlots];
            },
            1 << plan.Recipe.Bits,
            plan.Labels.Length
        );
    }

    private static SparseRows Rows(ModelPlan plan, IReadOnlyList<Example> examples, WordTraits traits, float[]? factors)
    {
        var rows = new SparseRows();
        var row = new FeatureRow(plan.Recipe.Bits);
        var ofLabel = plan.Labels.Select((_, k) => examples.Where(e => e.Label == k).Sum(e => (double)e.Weight)).ToArray();
        var mean = ofLabel.Sum() / plan.Labels.Length;
        var sums = new float[traits.Count];
        foreach (var example in examples)
        {
            Features.Fill(row, NormalText.Read(example.Text), plan.Recipe, plan.Senses);
            PutBlock(rows, row.WordSlots, plan.Recipe.Words, factors);
            PutBlock(rows, row.LetterSlots, plan.Recipe.Letters, factors);
            PutBlock(rows, row.SenseSlots, plan.Recipe.SenseBlock, factors);
            PutTraits(rows, row, traits, sums, plan);
            rows.EndRow(example.Label, (float)(example.Weight * Math.Pow(mean / ofLabel[example.Label], plan.Balance)));
        }
        return rows;
    }

    internal static void PutBlock(SparseRows rows, ReadOnlySpan<int> slots, float weight = 1, float[]? factors = null)
    {
        var share = weight * LinearModel.BlockScale(slots.Length);
        foreach (var slot in slots)
        {
            rows.Put(slot, factors is null ? share : share * factors[slot]);
        }
    }

    private static void PutTraits(SparseRows rows, FeatureRow row, WordTraits traits, float[] sums, ModelPlan plan)
    {
        Array.Clear(sums);
        foreach (var key in row.WordKeys)
        {
            foreach (var (trait, value) in traits.Of(key))
            {
                sums[trait] += value;
            }
        }
        var share = LinearModel.BlockScale(row.WordKeys.Length) * plan.TraitScale;
        for (var t = 0; t < sums.Length; t++)
        {
            if (sums[t] != 0)
            {
                rows.Put((1 << plan.Recipe.Bits) + t, sums[t] * share);
            }
        }
    }

    private static WordWeights FoldTraits(ModelPlan plan, double[] weights, WordTraits traits)
    {
        var (classes, slots) = (plan.Labels.Length, 1 << plan.Recipe.Bits);
        var keys = traits.All.Select(w => w.Key).ToArray();
        var folded = new double[keys.Length * classes];
        var at = 0;
        foreach (var (_, ofWord) in traits.All)
        {
            for (var k = 0; k < classes; k++)
            {
                folded[at++] = ofWord.Sum(t => t.Value * weights[((slots + t.Trait) * classes) + k]) * plan.TraitScale;
            }
        }
        var scale = folded.Length == 0 ? 1 : Math.Max(1e-9, folded.Max(Math.Abs));
        return new WordWeights(keys, Array.ConvertAll(folded, w => Quantising.Quantise(w, scale)), (float)scale, classes);
    }
}
