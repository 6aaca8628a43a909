using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Reads the folder of corpora and lexicons, which stays outside the repository.</summary>
/// <exception cref="FileNotFoundException">A file of the folder is missing.</exception>
internal sealed class Corpora(string folder)
{
    /// <summary>Lines <c>label TAB text</c>; a label that <paramref name="labels"/> does not name is left out.</summary>
    public IEnumerable<Example> Read(string file, IReadOnlyDictionary<string, int> labels, float weight = 1) =>
        Lines(file)
            .Where(columns => columns.Length >= 2 && labels.ContainsKey(columns[0]))
            .Select(columns => new Example(EscapedText.Read(columns[1]), labels[columns[0]], weight));

    /// <summary>Lines <c>label TAB text TAB finer label</c>, by the finer label.</summary>
    public IEnumerable<Example> ReadFiner(string file, Func<string, int?> label, float weight = 1) =>
        Lines(file)
            .Where(columns => columns.Length >= 3)
            .Select(columns => (Text: columns[1], Label: label(columns[2])))
            .Where(line => line.Label is not null)
            .Select(line => new Example(EscapedText.Read(line.Text), line.Label!.Value, weight));

    /// <summary>Words with their polarity, -1 to 1.</summary>
    public IEnumerable<(string Word, float Polarity)> Polarities(string file, float highest) =>
        Lines(Path.Combine("lexicons", file))
            .Where(columns => columns.Length >= 2)
            .Select(columns => (columns[0], float.Parse(columns[1], CultureInfo.InvariantCulture) / highest));

    public IEnumerable<(string Word, float Polarity)> PatternPolarities(string file) =>
        Regex
            .Matches(
                File.ReadAllText(Existing(Path.Combine("lexicons", file))),
                "form=\"([^\"]+)\"[^>]*polarity=\"([^\"]+)\"",
                RegexOptions.NonBacktracking
            )
            .Select(m => (m.Groups[1].Value, float.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)));

    /// <summary>Swear words, the worse the nearer to -1.</summary>
    public IEnumerable<(string Word, float Polarity)> Severities(string file) =>
        Words(file)
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(c => c.Length >= 9 && float.TryParse(c[^2], CultureInfo.InvariantCulture, out _))
            .Select(c => (c[0], -float.Parse(c[^2], CultureInfo.InvariantCulture) / 3));

    public IEnumerable<string> Words(string file) => File.ReadLines(Existing(Path.Combine("lexicons", file)));

    private IEnumerable<string[]> Lines(string file) => File.ReadLines(Existing(file)).Select(line => line.Split('\t'));

    private string Existing(string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The corpora folder lacks {file}.", path);
    }
}
