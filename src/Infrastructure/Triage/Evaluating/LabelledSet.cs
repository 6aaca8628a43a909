using System.Text.Json;
using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Evaluating;

/// <summary>
/// Reads a labelled set: lines <c>label TAB text</c> (neg, neu, pos, or a category), or JSON lines with <c>text</c>, <c>lang</c>,
/// <c>sentiment</c>, <c>category</c>, <c>labels</c>, <c>pii</c> and <c>employee_attack</c>.
/// </summary>
/// <exception cref="FormatException">A line is neither.</exception>
public static class LabelledSet
{
    public static IReadOnlyList<LabelledText> Read(string file) => Read(File.ReadLines(file));

    public static IReadOnlyList<LabelledText> Read(IEnumerable<string> lines) =>
        [
            .. lines
                .Select((line, i) => (Line: line, Number: i + 1))
                .Where(l => l.Line.Length > 0)
                .Select(l => l.Line[0] == '{' ? FromJson(l.Line, l.Number) : FromColumns(l.Line, l.Number)),
        ];

    private static LabelledText FromColumns(string line, int number)
    {
        var columns = line.Split('\t');
        if (columns.Length < 2)
        {
            throw new FormatException($"Line {number} has no tab between label and text.");
        }
        var text = new LabelledText($"{number}", columns[1], null);
        return SentimentOf(columns[0]) is { } sentiment
            ? text with
            {
                Sentiment = sentiment,
            }
            : text with
            {
                Category = LabelledText.ProductWord(columns[0]),
                Labels = [LabelledText.ProductWord(columns[0])],
            };
    }

    private static LabelledText FromJson(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new LabelledText(Word(root, "id") ?? $"{number}", root.GetProperty("text").GetString()!, Word(root, "lang"))
            {
                Sentiment = Word(root, "sentiment") is { } s ? SentimentOf(s) : null,
                Category = Word(root, "category") is { } c ? LabelledText.ProductWord(c) : null,
                Labels = [.. Items(root, "labels").Select(l => LabelledText.ProductWord(l.GetString()!))],
                PersonalData = root.TryGetProperty("pii", out _)
                    ? [.. Items(root, "pii").Select(p => new Place(p.GetProperty("start").GetInt32(), p.GetProperty("end").GetInt32()))]
                    : null,
                AttacksEmployee = root.TryGetProperty("employee_attack", out var attack) ? attack.GetBoolean() : null,
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Line {number} is no labelled text: {wrong.Message}", wrong);
        }
    }

    private static string? Word(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static Sentiment? SentimentOf(string word) =>
        word switch
        {
            "neg" => Sentiment.Negative,
            "neu" => Sentiment.Neutral,
            "pos" => Sentiment.Positive,
            _ => Vocabulary.TryParse<Sentiment>(word, out var known) ? known : null,
        };
}
