using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// The phrases of a rule as linear-time expressions by language, over folded text. A phrase is a regular expression with three signs of
/// its own: a space stands for spaces, hyphens, commas or colons; <c>~</c> for the rest of a word; <c> .. </c> for anything within the
/// sentence.
/// </summary>
public sealed class PhrasePatterns(RulePhrases? phrases)
{
    /// <summary>An expression read in linear time may not grow without bound: longer lists are read in parts.</summary>
    private const int LongestExpression = 3000;

    private const string Gap = @"\b[^.!?\n]*?\b";
    private const string Separators = @"[\s,;:–—-]";

    private readonly List<Regex> _english = Compiled(phrases?.En, Written);
    private readonly List<Regex> _french = Compiled(phrases?.Fr, Written);
    private readonly List<Regex> _any = Compiled(phrases?.Any, plain => plain);

    public IEnumerable<(int Start, int End)> In(string folded, WrittenIn languages) =>
        Read(languages).SelectMany(pattern => pattern.PlacesIn(folded)).OrderBy(place => place.Start).ThenByDescending(place => place.End);

    public bool IsIn(string folded, WrittenIn languages) => Read(languages).Any(pattern => pattern.IsMatch(folded));

    private IEnumerable<Regex> Read(WrittenIn languages) =>
        (languages.HasFlag(WrittenIn.English) ? _english : []).Concat(languages.HasFlag(WrittenIn.French) ? _french : []).Concat(_any);

    private static List<Regex> Compiled(IReadOnlyList<string>? phrases, Func<string, string> written)
    {
        var expressions = new List<Regex>();
        var part = new List<string>();
        foreach (var phrase in (phrases ?? []).Select(written))
        {
            if (part.Count > 0 && part.Sum(p => p.Length) + phrase.Length > LongestExpression)
            {
                expressions.Add(Expression(part));
                part.Clear();
            }
            part.Add(phrase);
        }
        return part.Count == 0 ? expressions : [.. expressions, Expression(part)];
    }

    private static Regex Expression(List<string> phrases) =>
        new(string.Join('|', phrases.Select(p => $"(?:{p})")), RegexOptions.NonBacktracking);

    private static string Written(string phrase)
    {
        var sentence = phrase
            .Replace(" .. ?", "\u0001", StringComparison.Ordinal)
            .Replace(" .. ", "\u0001", StringComparison.Ordinal)
            .Replace(" ?", "\u0002", StringComparison.Ordinal)
            .Replace(" ", Separators + "+", StringComparison.Ordinal)
            .Replace("\u0001", Gap, StringComparison.Ordinal)
            .Replace("\u0002", Separators + "*", StringComparison.Ordinal)
            .Replace("~", @"[a-z0-9]*", StringComparison.Ordinal);
        return $@"\b(?:{sentence})\b";
    }
}
