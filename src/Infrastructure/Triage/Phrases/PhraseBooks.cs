using System.Reflection;

namespace Entente.Infrastructure.Triage.Phrases;

/// <summary>The books that ship with the engine, one a language.</summary>
internal static class PhraseBooks
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    public static IReadOnlyDictionary<string, PhraseBook> Load() =>
        Languages.ToDictionary(language => language, language => new PhraseBook(new PhraseParser(language).Read(Source(language))));

    public static string Source(string language)
    {
        var name = $"Entente.Infrastructure.Triage.Phrases.{language}.txt";
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
