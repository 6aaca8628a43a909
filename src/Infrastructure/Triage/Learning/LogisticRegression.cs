namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// Multinomial logistic regression with a quadratic penalty, solved by L-BFGS: no randomness, no order of rows to choose. The exponential
/// is computed here, so that two machines train the same weights.
/// </summary>
internal static class LogisticRegression
{
    private const int Memory = 6;
    private const int Parts = 4;
    private const int FewRows = 10_000;

    /// <returns>Weights by feature, then by class; the last row holds the biases, which are not penalised.</returns>
    public static double[] Train(SparseRows rows, int features, int classes, double penalty, int iterations)
    {
        var size = (features + 1) * classes;
        var at = new double[size];
        var gradient = new double[size];
        var loss = Loss(rows, at, gradient, features, classes, penalty);
        var memory = new QuasiNewtonMemory(Memory);
        for (var i = 0; i < iterations; i++)
        {
            var direction = memory.Direction(gradient);
            var slope = Vectors.Dot(direction, gradient);
            if (slope > -1e-9)
            {
                break;
            }
            var step = i == 0 ? Math.Min(1, 1 / Math.Sqrt(Vectors.Dot(gradient, gradient))) : 1.0;
            if (!TryStep(rows, ref at, ref gradient, ref loss, direction, slope, step, features, classes, penalty, memory))
            {
                break;
            }
        }
        return at;
    }

    private static bool TryStep(
        SparseRows rows,
        ref double[] at,
        ref double[] gradient,
        ref double loss,
        double[] direction,
        double slope,
        double step,
        int features,
        int classes,
        double penalty,
        QuasiNewtonMemory memory
    )
    {
        for (var halvings = 0; halvings < 20; halvings++, step /= 2)
        {
            var next = Vectors.Along(at, direction, step);
            var nextGradient = new double[gradient.Length];
            var nextLoss = Loss(rows, next, nextGradient, features, classes, penalty);
            if (nextLoss <= loss + (1e-4 * step * slope))
            {
                var gain = (loss - nextLoss) / Math.Max(1e-12, Math.Abs(loss));
                memory.Keep(Vectors.Along(next, at, -1), Vectors.Along(nextGradient, gradient, -1));
                (at, gradient, loss) = (next, nextGradient, nextLoss);
                return gain > 1e-6;
            }
        }
        return false;
    }

    /// <summary>
    /// Many rows are summed in parts at the same time and the parts in their order, so that the sum does not depend on how many processors
    /// there are.
    /// </summary>
    private static double Loss(SparseRows rows, double[] at, double[] gradient, int features, int classes, double penalty)
    {
        var parts = rows.Count > FewRows ? Parts : 1;
        var gradients = Enumerable.Range(0, parts).Select(part => part == 0 ? gradient : new double[gradient.Length]).ToArray();
        var losses = new double[parts];
        Parallel.For(
            0,
            parts,
            part =>
            {
                var (from, to) = ((int)((long)rows.Count * part / parts), (int)((long)rows.Count * (part + 1) / parts));
                losses[part] = LossOf(rows, from, to, at, gradients[part], features, classes);
            }
        );
        foreach (var other in gradients.Skip(1))
        {
            Vectors.Add(gradient, other, 1);
        }
        var loss = losses.Sum();
        for (var i = 0; i < features * classes; i++)
        {
            loss += 0.5 * penalty * at[i] * at[i];
            gradient[i] += penalty * at[i];
        }
        return loss;
    }

    private static double LossOf(SparseRows rows, int start, int end, double[] at, double[] gradient, int features, int classes)
    {
        var loss = 0.0;
        Span<double> scores = stackalloc double[classes];
        for (var r = start; r < end; r++)
        {
            var indexes = rows.Indexes(r);
            var values = rows.Values(r);
            var prior = rows.Prior(r);
            for (var k = 0; k < classes; k++)
            {
                scores[k] = at[(features * classes) + k] + (prior.Length == 0 ? 0 : prior[k]);
            }
            for (var j = 0; j < indexes.Length; j++)
            {
                var from = indexes[j] * classes;
                for (var k = 0; k < classes; k++)
                {
                    scores[k] += at[from + k] * values[j];
                }
            }
            Softmax.Apply(scores);
            var (label, weight) = (rows.Labels[r], rows.Weights[r]);
            loss -= weight * Math.Log(Math.Max(scores[label], 1e-300));
            scores[label] -= 1;
            for (var j = 0; j < indexes.Length; j++)
            {
                var from = indexes[j] * classes;
                var value = values[j] * weight;
                for (var k = 0; k < classes; k++)
                {
                    gradient[from + k] += scores[k] * value;
                }
            }
            for (var k = 0; k < classes; k++)
            {
                gradient[(features * classes) + k] += scores[k] * weight;
            }
        }
        return loss;
    }
}
