using Entente.Infrastructure.Triage.Reading;
using Entente.Infrastructure.Triage.Senses;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>One divisor of all scores, so that of the answers given with probability p a share of p is right.</summary>
internal static class Temperature
{
    /// <summary>What a model says of examples that it has not learnt.</summary>
    public static IReadOnlyList<(double[] Scores, int Label)> Score(LinearModel model, IReadOnlyList<Example> heldBack, SenseBook? senses)
    {
        var row = new FeatureRow(model.Recipe.Bits);
        return [.. heldBack.Select(e => (Scores(model, row, e.Text, senses), e.Label))];
    }

    /// <summary>The temperature on a fixed grid (0.20 to 4.00) under which held-back examples are least surprising.</summary>
    public static double Fit(IReadOnlyList<(double[] Scores, int Label)> scored) =>
        Enumerable.Range(4, 77).Select(i => i * 0.05).MinBy(t => scored.Sum(s => Surprise(s.Scores, s.Label, t)));

    private static double[] Scores(LinearModel model, FeatureRow row, string text, SenseBook? senses)
    {
        var scores = new double[model.Labels.Length];
        Features.Fill(row, NormalText.Read(text), model.Recipe, senses);
        model.Score(row, scores);
        return scores;
    }

    private static double Surprise(double[] scores, int label, double temperature)
    {
        Span<double> probabilities = stackalloc double[scores.Length];
        for (var k = 0; k < scores.Length; k++)
        {
            probabilities[k] = scores[k] / temperature;
        }
        Softmax.Apply(probabilities);
        return -Math.Log(Math.Max(probabilities[label], 1e-12));
    }
}
