using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>How likely each tone is, by the transformer alone; they sum to 1.</summary>
internal readonly record struct ToneShares(double Negative, double Neutral, double Positive);

/// <summary>A transformer in memory, tried once before it is trusted. Thread-safe.</summary>
internal sealed class Transformer : IDisposable
{
    /// <summary>A token is seldom longer than this; what lies further on in a text could not be read anyway.</summary>
    private const int CharactersAToken = 16;

    /// <summary>Last digits of a sum depend on what else is in the batch: they are not told.</summary>
    private const int ToldDigits = 4;

    private static readonly string[] Known = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly InferenceSession _session;
    private readonly ITokenReader _reader;
    private readonly ToneLabels _labels;
    private readonly double _temperature;
    private readonly int _most;
    private readonly string _output;

    private Transformer(InferenceSession session, ITokenReader reader, TransformerFolder folder, TransformerOptions options)
    {
        (_session, _reader, _labels, _temperature) = (session, reader, folder.Labels, options.Temperature);
        _most = Math.Min(options.MaxTokens, folder.MostTokens);
        _output = session.OutputNames.Contains("logits") ? "logits" : session.OutputNames[0];
        Hash = folder.Hash(string.Create(CultureInfo.InvariantCulture, $"{_temperature} {_most}"));
    }

    /// <summary>Eight hexadecimal digits of all that decides an answer.</summary>
    public string Hash { get; }

    /// <exception cref="UnusableTransformerException">The folder, a file of it or the model cannot be used.</exception>
    public static Transformer Open(TransformerOptions options)
    {
        var folder = TransformerFolder.Open(options.Directory);
        var reader = Try(folder.VocabularyFile, () => ReaderOf(folder));
        var session = Try(folder.Model, () => new InferenceSession(folder.Model, Quietly()));
        if (session.InputNames.FirstOrDefault(i => !Known.Contains(i)) is { } asked)
        {
            throw Unusable(folder.Model, $"it asks for an input '{asked}'; it may ask for {string.Join(", ", Known)}", null);
        }
        var transformer = new Transformer(session, reader, folder, options);
        Try(folder.Model, () => transformer.Read(["", "?"]));
        return transformer;
    }

    /// <summary>One answer a text, in order; the texts go through the model together.</summary>
    /// <exception cref="OnnxRuntimeException">The model failed.</exception>
    /// <exception cref="InvalidDataException">It answered something that is no probability, or not as many as there are labels.</exception>
    public IReadOnlyList<ToneShares> Read(IReadOnlyList<string> texts)
    {
        var tokens = texts.Select(t => _reader.Read(Start(t), _most)).ToList();
        var longest = tokens.Max(t => t.Length);
        var inputs = _session.InputNames.ToDictionary(name => name, name => Input(name, tokens, longest));
        try
        {
            using var run = new RunOptions();
            using var answers = _session.Run(run, inputs, [_output]);
            var shape = answers[0].GetTensorTypeAndShape().Shape;
            return shape is [var rows, var columns] && rows == texts.Count && columns == _labels.Count
                ? [.. answers[0].GetTensorDataAsSpan<float>().ToArray().Chunk(_labels.Count).Select(Shares)]
                : throw new InvalidDataException(
                    $"'{_output}' has the shape [{string.Join(", ", shape)}] for {texts.Count} texts; expected [texts, {_labels.Count}], one a label of config.json"
                );
        }
        finally
        {
            foreach (var input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }

    public void Dispose() => _session.Dispose();

    private static ITokenReader ReaderOf(TransformerFolder folder) =>
        folder.Form == TokenForm.WordPieces
            ? new WordPieceReader(folder.VocabularyFile, folder.IsUncased)
            : new SentencePieceReader(folder.VocabularyFile, folder.IsCamembert);

    /// <summary>Threads that wait do not spin, for the desk has other work; what goes wrong is thrown, not written to the terminal.</summary>
    private static SessionOptions Quietly()
    {
        var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /// <summary>As much of a text as can be read, with half characters made whole.</summary>
    private string Start(string text)
    {
        var whole = text.Length > _most * CharactersAToken ? text[..(_most * CharactersAToken)] : text;
        return string.Concat(whole.EnumerateRunes());
    }

    private OrtValue Input(string name, List<long[]> tokens, int longest)
    {
        var values = new long[tokens.Count * longest];
        for (var row = 0; row < tokens.Count; row++)
        {
            for (var at = 0; at < longest; at++)
            {
                var isText = at < tokens[row].Length;
                values[(row * longest) + at] = name switch
                {
                    "input_ids" => isText ? tokens[row][at] : _reader.Padding,
                    "attention_mask" => isText ? 1 : 0,
                    _ => 0,
                };
            }
        }
        return OrtValue.CreateTensorValueFromMemory(values, [tokens.Count, longest]);
    }

    private ToneShares Shares(float[] scores)
    {
        var highest = scores.Max();
        Span<double> of = stackalloc double[3];
        var sum = 0.0;
        for (var output = 0; output < scores.Length; output++)
        {
            var share = Math.Exp((scores[output] - highest) / _temperature);
            of[(int)_labels[output]] += share;
            sum += share;
        }
        return double.IsFinite(sum)
            ? new(Math.Round(of[0] / sum, ToldDigits), Math.Round(of[1] / sum, ToldDigits), Math.Round(of[2] / sum, ToldDigits))
            : throw new InvalidDataException("The model answered no number.");
    }

    private static T Try<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw Unusable(file, wrong.Message, wrong);
        }
    }

    private static UnusableTransformerException Unusable(string file, string why, Exception? cause) =>
        new($"Triage:Onnx:Directory: {file} cannot be used: {why}", cause);
}
