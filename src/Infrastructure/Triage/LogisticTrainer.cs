namespace Entente.Infrastructure.Triage;

/// <summary>A text with what it is, for training; some sources count less than others.</summary>
internal sealed record Example(Features Features, int Class, float Weight);

/// <summary>Trains a linear model by stochastic gradient with per-weight steps (AdaGrad) and decay, averaged over all epochs but the first; same examples and seed, same model.</summary>
internal static class LogisticTrainer
{
    public static LinearModel Train(string name, int classes, IReadOnlyList<Example> examples, int seed, int epochs, float decay)
    {
        var weights = new float[Features.Size * classes];
        var squares = new float[Features.Size * classes];
        var bias = new float[classes];
        var model = new LinearModel(name, classes, weights, bias, 1);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(seed);
        var sum = new double[weights.Length];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                Step(model, examples[i], weights, squares, bias, decay);
            }
            if (epoch > 0)
            {
                AddTo(sum, weights);
            }
        }
        for (var w = 0; w < sum.Length; w++)
        {
            weights[w] = (float)(sum[w] / (epochs - 1));
        }
        return model;
    }

    private static void AddTo(double[] sum, float[] weights)
    {
        for (var w = 0; w < sum.Length; w++)
        {
            sum[w] += weights[w];
        }
    }

    private static void Step(LinearModel model, Example example, float[] weights, float[] squares, float[] bias, float decay)
    {
        var probabilities = model.Predict(example.Features);
        for (var c = 0; c < model.Classes; c++)
        {
            var slope = (float)(probabilities[c] - (c == example.Class ? 1 : 0)) * example.Weight;
            bias[c] -= 0.002f * slope;
            foreach (var (slot, value) in example.Features.Values)
            {
                var at = slot * model.Classes + c;
                var gradient = slope * value + decay * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= 0.05f * gradient / (MathF.Sqrt(squares[at]) + 0.3f);
            }
        }
    }

    /// <summary>The temperature at which held-back examples are the likeliest.</summary>
    public static LinearModel Calibrate(LinearModel model, IReadOnlyList<Example> heldBack)
    {
        var (best, bestLoss) = (1f, double.MaxValue);
        for (var temperature = 0.3f; temperature < 6; temperature *= 1.05f)
        {
            var loss = heldBack.Sum(e => -Math.Log(Math.Max(At(model, temperature).Predict(e.Features)[e.Class], 1e-9)));
            if (loss < bestLoss)
            {
                (best, bestLoss) = (temperature, loss);
            }
        }
        return At(model, best);
    }

    private static LinearModel At(LinearModel model, float temperature) => model.WithTemperature(temperature);
}
