namespace Entente.Infrastructure.Triage;

/// <summary>
/// A multinomial logistic regression over hashed features. Weights are kept in one byte each, by their signed square root: the few heavy
/// ones keep their weight. Probabilities are softened by a temperature found on texts it was not trained on.
/// </summary>
internal sealed class LinearModel(string name, int classes, float[] weights, float[] bias, float temperature)
{
    public string Name { get; } = name;

    public int Classes { get; } = classes;

    public float Temperature { get; } = temperature;

    public LinearModel WithTemperature(float other) => new(Name, Classes, weights, bias, other);

    public float Weight(int slot, int cls) => weights[slot * Classes + cls];

    /// <summary>One probability a class, summing to one.</summary>
    public double[] Predict(Features features)
    {
        var scores = Scores(features);
        var highest = scores.Max();
        var sum = 0.0;
        for (var c = 0; c < Classes; c++)
        {
            scores[c] = Math.Exp((scores[c] - highest) / Temperature);
            sum += scores[c];
        }
        for (var c = 0; c < Classes; c++)
        {
            scores[c] /= sum;
        }
        return scores;
    }

    public double[] Scores(Features features)
    {
        var scores = new double[Classes];
        for (var c = 0; c < Classes; c++)
        {
            scores[c] = bias[c];
        }
        foreach (var (slot, value) in features.Values)
        {
            for (var c = 0; c < Classes; c++)
            {
                scores[c] += value * weights[slot * Classes + c];
            }
        }
        return scores;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Name);
        writer.Write((byte)Classes);
        writer.Write(Temperature);
        foreach (var b in bias)
        {
            writer.Write(b);
        }
        var largest = weights.Max(MathF.Abs);
        writer.Write(largest);
        writer.Write((byte[])(Array)Array.ConvertAll(weights, w => Quantise(w, largest)));
    }

    public static LinearModel Read(BinaryReader reader)
    {
        var name = reader.ReadString();
        var classes = reader.ReadByte();
        var temperature = reader.ReadSingle();
        var bias = new float[classes];
        for (var c = 0; c < classes; c++)
        {
            bias[c] = reader.ReadSingle();
        }
        var largest = reader.ReadSingle();
        var bytes = reader.ReadBytes(Features.Size * classes);
        return new LinearModel(name, classes, Array.ConvertAll(bytes, b => Restore((sbyte)b, largest)), bias, temperature);
    }

    private static sbyte Quantise(float weight, float largest) =>
        (sbyte)(MathF.Sign(weight) * MathF.Round(MathF.Sqrt(MathF.Abs(weight) / largest) * 127));

    private static float Restore(sbyte quantised, float largest)
    {
        var root = quantised / 127f;
        return MathF.Sign(root) * root * root * largest;
    }
}
