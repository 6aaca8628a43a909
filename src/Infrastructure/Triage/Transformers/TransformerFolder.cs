using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>How a transformer's words become numbers.</summary>
internal enum TokenForm
{
    /// <summary>BERT, DistilBERT and their kin: <c>vocab.txt</c>.</summary>
    WordPieces,

    /// <summary>XLM-RoBERTa and CamemBERT: <c>sentencepiece.bpe.model</c>.</summary>
    SentencePieces,
}

/// <summary>
/// A folder as Hugging Face Optimum writes it: <c>model.onnx</c>, <c>config.json</c>, the tokenizer's file and, if any, its settings in
/// <c>tokenizer_config.json</c>.
/// </summary>
internal sealed class TransformerFolder
{
    private const string Expected =
        "Expected in it: model.onnx, config.json with id2label, and vocab.txt (BERT) or sentencepiece.bpe.model (XLM-RoBERTa, CamemBERT), "
        + "as 'optimum-cli export onnx' writes them.";
    private const string ModelFile = "model.onnx";
    private const string ConfigFile = "config.json";
    private const string SettingsFile = "tokenizer_config.json";

    private readonly JsonElement _config;
    private readonly string _path;

    private TransformerFolder(string path, JsonElement config, TokenForm form, string vocabularyFile)
    {
        (_path, _config, Form, VocabularyFile) = (path, config, form, vocabularyFile);
        Labels = ToneLabels.Read(config, InFolder(ConfigFile));
    }

    public TokenForm Form { get; }

    public string VocabularyFile { get; }

    public ToneLabels Labels { get; }

    public string Model => InFolder(ModelFile);

    public bool IsCamembert => Text(_config, "model_type") == "camembert";

    /// <summary>Positions that the model has; the RoBERTa family keeps the first two to itself.</summary>
    public int MostTokens =>
        (_config.TryGetProperty("max_position_embeddings", out var most) && most.TryGetInt32(out var positions) ? positions : int.MaxValue)
        - (Form == TokenForm.SentencePieces ? 2 : 0);

    /// <summary>Whether capitals are read as small letters; BERT's vocabularies are so unless their settings say otherwise.</summary>
    public bool IsUncased =>
        !File.Exists(InFolder(SettingsFile))
        || !Json(InFolder(SettingsFile)).TryGetProperty("do_lower_case", out var lower)
        || lower.ValueKind != JsonValueKind.False;

    /// <exception cref="UnusableTransformerException">The folder or a file of it is missing or not what it should be.</exception>
    public static TransformerFolder Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new UnusableTransformerException($"Triage:Onnx:Directory: there is no folder {Path.GetFullPath(path)}. {Expected}");
        }
        foreach (var file in new[] { ModelFile, ConfigFile })
        {
            if (!File.Exists(Path.Combine(path, file)))
            {
                throw Missing(path, file);
            }
        }
        var config = Json(Path.Combine(path, ConfigFile));
        var (form, vocabularyFile) = Text(config, "model_type") switch
        {
            "bert" or "distilbert" or "electra" or "mobilebert" => (TokenForm.WordPieces, "vocab.txt"),
            "xlm-roberta" or "camembert" => (TokenForm.SentencePieces, "sentencepiece.bpe.model"),
            var other => throw new UnusableTransformerException(
                $"Triage:Onnx:Directory: model_type in {Path.Combine(path, ConfigFile)} is '{other}'; "
                    + "it may be bert, distilbert, electra, mobilebert, xlm-roberta or camembert."
            ),
        };
        return File.Exists(Path.Combine(path, vocabularyFile))
            ? new TransformerFolder(path, config, form, Path.Combine(path, vocabularyFile))
            : throw Missing(path, vocabularyFile);
    }

    /// <summary>Eight hexadecimal digits of all that decides an answer: the model with its outside weights, vocabulary and settings.</summary>
    public string Hash(string settings)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        all.AppendData(Encoding.UTF8.GetBytes(settings));
        var files = Directory
            .GetFiles(_path, ModelFile + "*")
            .Append(VocabularyFile)
            .Append(InFolder(ConfigFile))
            .Concat(File.Exists(InFolder(SettingsFile)) ? [InFolder(SettingsFile)] : []);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            all.AppendData(SHA256.HashData(stream));
        }
        return Convert.ToHexStringLower(all.GetHashAndReset())[..8];
    }

    private string InFolder(string file) => Path.Combine(_path, file);

    private static UnusableTransformerException Missing(string path, string file) =>
        new($"Triage:Onnx:Directory: {Path.Combine(Path.GetFullPath(path), file)} is missing. {Expected}");

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Json(string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(file));
            return read.ValueKind == JsonValueKind.Object ? read : throw new JsonException("It is no object.");
        }
        catch (JsonException wrong)
        {
            throw new UnusableTransformerException($"Triage:Onnx:Directory: {file} is not JSON as it should be: {wrong.Message}", wrong);
        }
    }
}
