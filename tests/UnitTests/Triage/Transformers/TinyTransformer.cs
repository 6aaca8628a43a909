using System.Runtime.InteropServices;
using System.Text.Json;
using Entente.Application.Triage;
using Entente.Infrastructure.Triage.Transformers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Entente.UnitTests.Triage.Transformers;

/// <summary>
/// A folder with a model made here: three scores a word, summed over the words that are not padding. "superbe" is positive, "affreux" and
/// "dreadful" negative, and "kaput" stands in the vocabulary but not in the model's table, so that the model fails on it.
/// </summary>
internal sealed class TinyTransformer : IDisposable
{
    private const int Float = 1;
    private const int Int64 = 7;

    private static readonly (string Word, float[] Scores)[] Words =
    [
        ("[PAD]", [9, 0, 0]),
        ("[UNK]", [0, 0, 0]),
        ("[CLS]", [0, 0.5f, 0]),
        ("[SEP]", [0, 0.5f, 0]),
        ("[MASK]", [0, 0, 0]),
        ("superbe", [0, 0, 4]),
        ("affreux", [4, 0, 0]),
        ("dreadful", [4, 0, 0]),
        ("lamp", [0.3f, 0, 0]),
        ("##es", [0, 0, 0.6f]),
    ];

    public TinyTransformer()
    {
        Write("vocab.txt", string.Join('\n', Words.Select(w => w.Word).Append("kaput")) + "\n");
        WriteConfig("bert", "negative", "neutral", "positive");
        File.WriteAllBytes(Path("model.onnx"), Model());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-transformer-").FullName;

    public TransformerOptions Options => new(Folder);

    public TransformerEngine Open(TransformerOptions? options = null) =>
        new(AskedEngine.Engine, options ?? Options, NullLogger<TransformerEngine>.Instance);

    public string Path(string file) => System.IO.Path.Combine(Folder, file);

    public void Write(string file, string text) => File.WriteAllText(Path(file), text);

    public void WriteConfig(string type, params string[] labels) =>
        Write(
            "config.json",
            JsonSerializer.Serialize(
                new
                {
                    model_type = type,
                    max_position_embeddings = 64,
                    id2label = labels.Select((l, i) => (l, i)).ToDictionary(l => $"{l.i}", l => l.l),
                }
            )
        );

    public static TextToAssess Text(string text) => new(text, null);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <param name="inputs">Inputs beside the words: <c>attention_mask</c> is used, any other is asked for and left.</param>
    public static byte[] Model(params string[] inputs) => Model([.. Words.Select(w => w.Scores)], inputs);

    /// <param name="scores">One row a number of the vocabulary.</param>
    public static byte[] Model(float[][] scores, params string[] inputs)
    {
        var columns = scores[0].Length;
        var graph = new Protobuf()
            .Put(1, Node("Gather", ["table", "input_ids"], "each"))
            .Put(1, Node("Cast", ["attention_mask"], "mask").Put(5, Attribute("to", Float)))
            .Put(1, Node("Unsqueeze", ["mask", "last"], "wide"))
            .Put(1, Node("Mul", ["each", "wide"], "read"))
            .Put(1, Node("ReduceSum", ["read", "words"], "logits").Put(5, Attribute("keepdims", 0)))
            .Put(2, "tiny")
            .Put(5, Tensor("table", Float, [scores.Length, columns], MemoryMarshal.AsBytes<float>(scores.SelectMany(s => s).ToArray())))
            .Put(5, Tensor("last", Int64, [1], MemoryMarshal.AsBytes<long>([2])))
            .Put(5, Tensor("words", Int64, [1], MemoryMarshal.AsBytes<long>([1])));
        foreach (var input in inputs.Prepend("attention_mask").Prepend("input_ids").Distinct())
        {
            graph.Put(11, Value(input, Int64, "texts", "words"));
        }
        graph.Put(12, Value("logits", Float, "texts", "labels"));
        return new Protobuf().Put(1, 8L).Put(7, graph).Put(8, new Protobuf().Put(1, "").Put(2, 13L)).ToArray();
    }

    private static Protobuf Node(string kind, string[] inputs, string output)
    {
        var node = new Protobuf();
        foreach (var input in inputs)
        {
            node.Put(1, input);
        }
        return node.Put(2, output).Put(4, kind);
    }

    private static Protobuf Attribute(string name, long value) => new Protobuf().Put(1, name).Put(3, value).Put(20, 2L);

    private static Protobuf Tensor(string name, int type, long[] sizes, ReadOnlySpan<byte> values)
    {
        var tensor = new Protobuf();
        foreach (var size in sizes)
        {
            tensor.Put(1, size);
        }
        return tensor.Put(2, type).Put(8, name).Put(9, values.ToArray());
    }

    private static Protobuf Value(string name, int type, params string[] sizes)
    {
        var shape = new Protobuf();
        foreach (var size in sizes)
        {
            shape.Put(1, new Protobuf().Put(2, size));
        }
        return new Protobuf().Put(1, name).Put(2, new Protobuf().Put(1, new Protobuf().Put(1, (long)type).Put(2, shape)));
    }
}
