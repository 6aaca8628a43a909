using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Entente.Infrastructure.Triage;

/// <summary>All that was learnt: for each language the word values, sentiment and offence. One file, the same bytes for the same training.</summary>
internal sealed class TriageModels(IReadOnlyDictionary<string, LanguageModels> languages, string version)
{
    private const string Magic = "ENTENTE-TRIAGE-1";

    /// <summary>Raised when rules change, so that two answers can be told apart.</summary>
    private const string Rules = "r1";

    public IReadOnlyDictionary<string, LanguageModels> Languages { get; } = languages;

    /// <summary>Names the file's content and the rules around it.</summary>
    public string Version { get; } = version;

    public static TriageModels Shipped { get; } = Load();

    public static byte[] Write(IReadOnlyDictionary<string, LanguageModels> languages)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli))
        {
            writer.Write(Magic);
            writer.Write((byte)languages.Count);
            foreach (var (language, models) in languages.OrderBy(l => l.Key, StringComparer.Ordinal))
            {
                writer.Write(language);
                models.Values.Write(writer);
                models.Sentiment.Write(writer);
                models.Offence.Write(writer);
            }
        }
        return buffer.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no model file of this build.</exception>
    public static TriageModels Read(byte[] file)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(file), CompressionMode.Decompress));
        if (reader.ReadString() != Magic)
        {
            throw new InvalidDataException("This is no triage model of this build.");
        }
        var languages = new Dictionary<string, LanguageModels>();
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            languages[reader.ReadString()] = new LanguageModels(
                WordValues.Read(reader),
                LinearModel.Read(reader),
                LinearModel.Read(reader)
            );
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(file))[..8];
        return new TriageModels(languages, string.Create(CultureInfo.InvariantCulture, $"linear-{hash}-{Rules}"));
    }

    private static TriageModels Load()
    {
        using var stream = typeof(TriageModels).Assembly.GetManifestResourceStream(typeof(TriageModels), "Models.triage.model")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Read(buffer.ToArray());
    }
}

internal sealed record LanguageModels(WordValues Values, LinearModel Sentiment, LinearModel Offence);
