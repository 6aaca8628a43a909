using Entente.Infrastructure.Triage.Deciding;
using Entente.Infrastructure.Triage.Evaluating;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>A brand comment with what the judge saw in it.</summary>
internal sealed record SeenComment(LabelledText Truth, Evidence Seen);

/// <summary>
/// Trains a model on brand comments, from what the judge saw in each: so it comes after the models that the judge asks. Every fifth
/// comment is first held back to temper the probabilities, then learnt with the rest.
/// </summary>
internal static class CommentTraining
{
    private const int HeldBack = 5;

    public static LinearModel Train(ModelPlan plan, IReadOnlyList<(Evidence Seen, int Label)> comments)
    {
        LinearModel? first = null;
        LinearModel? all = null;
        Parallel.Invoke(() => first = Fit(plan, [.. comments.Where((_, i) => i % HeldBack != 0)]), () => all = Fit(plan, comments));
        var scored = comments.Where((_, i) => i % HeldBack == 0).Select(c => (Scores(first!, c.Seen), c.Label)).ToList();
        return all!.At(Temperature.Fit(scored));
    }

    private static double[] Scores(LinearModel model, Evidence seen)
    {
        var (row, scores) = (new FeatureRow(model.Recipe.Bits), new double[model.Labels.Length]);
        CategoryFeatures.Fill(row, seen, model.Recipe);
        model.Score(row, scores);
        return scores;
    }

    /// <summary>A rare label counts more than its examples are many, by the square root.</summary>
    private static LinearModel Fit(ModelPlan plan, IReadOnlyList<(Evidence Seen, int Label)> comments)
    {
        var of = plan.Labels.Select((_, k) => comments.Count(c => c.Label == k)).ToArray();
        var mean = comments.Count / of.Count(n => n > 0);
        var rows = new SparseRows();
        var row = new FeatureRow(plan.Recipe.Bits);
        foreach (var (seen, label) in comments)
        {
            CategoryFeatures.Fill(row, seen, plan.Recipe);
            ModelTrainer.PutBlock(rows, row.WordSlots, plan.Recipe.Words);
            ModelTrainer.PutBlock(rows, row.LetterSlots, plan.Recipe.Letters);
            ModelTrainer.PutBlock(rows, row.SenseSlots, plan.Recipe.SenseBlock);
            foreach (var slot in row.SignSlots)
            {
                rows.Put(slot, plan.Recipe.Signs);
            }
            rows.EndRow(label, (float)Math.Pow((double)mean / of[label], plan.Balance));
        }
        var weights = LogisticRegression.Train(rows, 1 << plan.Recipe.Bits, plan.Labels.Length, plan.Penalty, plan.Iterations);
        return ModelTrainer.Shrink(plan, weights, null, new WordWeights([], [], 1, plan.Labels.Length));
    }
}
