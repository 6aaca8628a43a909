using System.Globalization;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>
/// From lines <c>id TAB text</c> to lines <c>id TAB sentiment TAB probability TAB category TAB permitted TAB signals</c>: permitted is
/// true or false, signals are <c>name:start-end</c> in UTF-16 units with commas between them; what was not judged is left empty.
/// </summary>
public static class PredictionWriter
{
    private const int BatchSize = 1000;

    /// <exception cref="FormatException">A line has no tab.</exception>
    public static void Write(ITriageEngine engine, IEnumerable<string> lines, TextWriter to)
    {
        foreach (var batch in lines.Where(l => l.Length > 0).Chunk(BatchSize))
        {
            var asked = Array.ConvertAll(batch, Split);
            var said = engine.Assess([.. asked.Select(a => new TextToAssess(a.Text, null))], BrandContext.None);
            for (var i = 0; i < asked.Length; i++)
            {
                to.WriteLine(Line(asked[i].Id, said[i]));
            }
        }
    }

    private static (string Id, string Text) Split(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab < 0 ? throw new FormatException($"No tab between id and text: {line}") : (line[..tab], line[(tab + 1)..]);
    }

    private static string Line(string id, Assessment said) =>
        string.Join(
            '\t',
            id,
            said.Sentiment is { } sentiment ? Vocabulary.Word(sentiment) : "",
            said.SentimentScore?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "",
            said.Category is { } category ? Vocabulary.Word(category) : "",
            TriageEvaluation.IsPermitted(said) ? "true" : "false",
            string.Join(',', said.Signals.Select(s => $"{Vocabulary.Word(s.Kind)}:{s.Start}-{s.End}"))
        );
}
