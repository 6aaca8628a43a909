using Entente.Infrastructure.Triage.Deciding;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// Trains a model on brand comments, from what the judge saw in each: so it comes after the models that the judge asks. Every fifth
/// comment is first held back to temper the probabilities, then learnt with the rest.
/// </summary>
internal static class CommentTraining
{
    private const int HeldBack = 5;

    public static LinearModel Train(ModelPlan plan, TextJudge judge, IReadOnlyList<(string Text, int Label)> comments)
    {
        var first = Fit(plan, judge, [.. comments.Where((_, i) => i % HeldBack != 0)], temperature: 1);
        var scored = comments.Where((_, i) => i % HeldBack == 0).Select(c => (Scores(judge, first, c.Text), c.Label)).ToList();
        return Fit(plan, judge, comments, Temperature.Fit(scored));
    }

    private static double[] Scores(TextJudge judge, LinearModel model, string text)
    {
        var (row, scores) = (new FeatureRow(model.Recipe.Bits), new double[model.Labels.Length]);
        CategoryFeatures.Fill(row, judge.Look(text), model.Recipe);
        model.Score(row, scores);
        return scores;
    }

    /// <summary>A rare label counts more than its examples are many, by the square root.</summary>
    private static LinearModel Fit(ModelPlan plan, TextJudge judge, IReadOnlyList<(string Text, int Label)> comments, double temperature)
    {
        var of = plan.Labels.Select((_, k) => comments.Count(c => c.Label == k)).ToArray();
        var mean = comments.Count / of.Count(n => n > 0);
        var rows = new SparseRows();
        var row = new FeatureRow(plan.Recipe.Bits);
        foreach (var (text, label) in comments)
        {
            CategoryFeatures.Fill(row, judge.Look(text), plan.Recipe);
            ModelTrainer.PutBlock(rows, row.WordSlots, plan.Recipe.Words);
            ModelTrainer.PutBlock(rows, row.LetterSlots, plan.Recipe.Letters);
            ModelTrainer.PutBlock(rows, row.SenseSlots, plan.Recipe.SenseBlock);
            row.SignSlots.ForEach(slot => rows.Put(slot, plan.Recipe.Signs));
            rows.EndRow(label, (float)Math.Sqrt((double)mean / of[label]));
        }
        var weights = LogisticRegression.Train(rows, 1 << plan.Recipe.Bits, plan.Labels.Length, plan.Penalty, plan.Iterations);
        return ModelTrainer.Shrink(plan, weights, null, new WordWeights([], [], 1, plan.Labels.Length), temperature);
    }
}
