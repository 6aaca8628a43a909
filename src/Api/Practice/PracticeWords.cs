using System.Globalization;
using System.Resources;
using Entente.Api.Problems;
using Entente.Application.Reports;
using Entente.Domain.Practice;

namespace Entente.Api.Practice;

/// <summary>Why there are so many points, in the reader's language: what was right, what was not, and the rule it comes from.</summary>
public sealed class PracticeWords(CultureInfo language)
{
    private static readonly ResourceManager Texts = new("Entente.Api.Practice.PracticeTexts", typeof(PracticeWords).Assembly);
    private static readonly Dictionary<string, object?> NoFacts = [];

    private readonly ReportTexts _report = ReportTexts.In(language.Name);

    public CultureInfo Language { get; } = language;

    public string Explain(PartPoints part)
    {
        var words = Texts.GetString(part.Reason, Language)!;
        return part.Facts.Aggregate(
            words,
            (text, fact) => text.Replace($"{{{fact.Key}}}", Say(fact.Key, fact.Value), StringComparison.Ordinal)
        );
    }

    /// <summary>What a step is called in play: to watch is one of them.</summary>
    public string Step(string step) => Texts.GetString($"step_{step}", Language) ?? step;

    private string Say(string fact, string value) =>
        fact switch
        {
            "said_standing" or "due_standing" => Named("standing", value),
            "said" or "due" => Texts.GetString($"step_{value}", Language) ?? Named("category", value),
            "principles" => value.Length == 0 ? "" : $" ({string.Join(", ", value.Split(',').Select(Principle))})",
            "rule" => value.Length == 0 ? "" : ProblemTexts.Title(value, Language),
            "missing" => string.Join(" ", value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Missing)),
            "took_seconds" or "within_seconds" or "least_seconds" => Length(int.Parse(value, CultureInfo.InvariantCulture)),
            _ => value.Replace(",", ", ", StringComparison.Ordinal),
        };

    private string? Principle(string word) => Texts.GetString($"signal_{word}", Language);

    private string Missing(string code) => ProblemTexts.Detail(code, NoFacts, Language);

    /// <summary>45 s, 4 min, 4 min 30 s.</summary>
    public static string Length(int seconds) =>
        seconds < 60 ? $"{seconds}\u00a0s"
        : seconds % 60 == 0 ? $"{seconds / 60}\u00a0min"
        : $"{seconds / 60}\u00a0min\u00a0{seconds % 60}\u00a0s";

    private string Named(string kind, string word) => _report[$"{kind}_{word}"].ToLower(Language);
}
