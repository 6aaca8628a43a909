using System.Globalization;
using System.Xml.Linq;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage;

/// <summary>A labelled text of a corpus.</summary>
internal sealed record Labelled(string Label, string Text, string? Detail);

/// <summary>Reads the training corpora: <c>label TAB text [TAB detail]</c>, and the lexicons in the forms they come in.</summary>
internal sealed class Corpora(string folder)
{
    public IReadOnlyList<Labelled> Read(string file) =>
        [
            .. File.ReadLines(Path.Combine(folder, file))
                .Select(line => line.Split('\t'))
                .Where(parts => parts.Length >= 2)
                .Select(parts => new Labelled(parts[0], Clean(parts[1]), parts.Length > 2 ? parts[2] : null)),
        ];

    public static int SentimentClass(string label) =>
        label switch
        {
            "neg" => (int)Sentiment.Negative,
            "neu" => (int)Sentiment.Neutral,
            "pos" => (int)Sentiment.Positive,
            _ => throw new FormatException($"'{label}' is no sentiment label."),
        };

    /// <summary>Words with a value from -1 to 1.</summary>
    public IEnumerable<(string Word, float Value)> Lexicon(string language)
    {
        if (language == "fr")
        {
            return Afinn("lexicons/afinn_fr.txt").Concat(Pattern("lexicons/pattern_fr.xml"));
        }
        return Vader("lexicons/vader_en.txt").Concat(Afinn("lexicons/afinn_en.txt"));
    }

    private IEnumerable<(string, float)> Afinn(string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Select(l => l.Split('\t'))
            .Where(p => p.Length == 2)
            .Select(p => (p[0], float.Parse(p[1], CultureInfo.InvariantCulture) / 5));

    private IEnumerable<(string, float)> Vader(string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Select(l => l.Split('\t'))
            .Where(p => p.Length >= 2)
            .Select(p => (p[0], float.Parse(p[1], CultureInfo.InvariantCulture) / 4));

    private IEnumerable<(string, float)> Pattern(string file) =>
        XDocument
            .Load(Path.Combine(folder, file))
            .Descendants("word")
            .Select(w =>
                ((string)w.Attribute("form")!, float.Parse((string?)w.Attribute("polarity") ?? "0", CultureInfo.InvariantCulture))
            );

    /// <summary>Some corpora hold escapes of the file they came from.</summary>
    private static string Clean(string text) =>
        text.Replace("\\u2019", "’", StringComparison.Ordinal)
            .Replace("\\u002c", ",", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal);
}
