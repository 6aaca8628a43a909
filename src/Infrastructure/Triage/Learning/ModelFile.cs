using System.Runtime.InteropServices;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>All models in one file, little-endian: a version, then each model's recipe, biases, slots and word weights.</summary>
internal static class ModelFile
{
    private const int Version = 2;

    public static void Write(Stream stream, IReadOnlyList<LinearModel> models)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        writer.Write(models.Count);
        foreach (var model in models)
        {
            writer.Write(model.Name);
            writer.Write(model.Labels.Length);
            Array.ForEach(model.Labels, writer.Write);
            var (bits, words, shortest, longest) = model.Recipe;
            Array.ForEach([bits, words, shortest, longest], writer.Write);
            writer.Write((int)model.Recipe.Senses);
            float[] blocks = [model.Recipe.Words, model.Recipe.Letters, model.Recipe.Signs, model.Recipe.SenseBlock];
            Array.ForEach(blocks, writer.Write);
            writer.Write(model.Temperature);
            foreach (var bias in model.Bias)
            {
                writer.Write(bias);
            }
            writer.Write(model.Scale);
            writer.Write(MemoryMarshal.AsBytes(model.Quantised.AsSpan()));
            writer.Write(model.Words.Keys.Length);
            writer.Write(model.Words.Scale);
            Array.ForEach(model.Words.Keys, writer.Write);
            writer.Write(MemoryMarshal.AsBytes(model.Words.Quantised.AsSpan()));
        }
    }

    /// <exception cref="InvalidDataException">The file is of another version, or cut short.</exception>
    public static IReadOnlyList<LinearModel> Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            return reader.ReadInt32() == Version
                ? [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => ReadModel(reader))]
                : throw new InvalidDataException("The model file is of another version.");
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("The model file is cut short.", cut);
        }
    }

    private static LinearModel ReadModel(BinaryReader reader)
    {
        var name = reader.ReadString();
        var labels = ReadMany(reader.ReadInt32(), reader.ReadString);
        var recipe = new FeatureRecipe(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32())
        {
            Senses = (SenseUse)reader.ReadInt32(),
            Words = reader.ReadSingle(),
            Letters = reader.ReadSingle(),
            Signs = reader.ReadSingle(),
            SenseBlock = reader.ReadSingle(),
        };
        var temperature = reader.ReadDouble();
        var bias = ReadMany(labels.Length, reader.ReadDouble);
        var scale = reader.ReadSingle();
        var slots = ReadBytes(reader, (1 << recipe.Bits) * labels.Length);
        var words = reader.ReadInt32();
        var wordScale = reader.ReadSingle();
        var keys = new uint[words];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        var weights = new WordWeights(keys, ReadBytes(reader, words * labels.Length), wordScale, labels.Length);
        return new LinearModel(name, labels, recipe, slots, scale, bias, weights, temperature);
    }

    private static T[] ReadMany<T>(int count, Func<T> read)
    {
        var many = new T[count];
        for (var i = 0; i < count; i++)
        {
            many[i] = read();
        }
        return many;
    }

    private static sbyte[] ReadBytes(BinaryReader reader, int count)
    {
        var bytes = new sbyte[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bytes.AsSpan()));
        return bytes;
    }
}
