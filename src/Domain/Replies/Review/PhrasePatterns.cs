using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>
/// The phrases of a rule as one linear-time expression a language, over folded text. A phrase is a regular expression with three signs of
/// its own: a space stands for spaces, hyphens, commas or colons; <c>~</c> for the rest of a word; <c> .. </c> for anything within the
/// sentence.
/// </summary>
public sealed class PhrasePatterns
{
    private const string Gap = @"\b[^.!?\n]*?\b";
    private const string Separator = @"[\s,;:–—-]+";

    private readonly Regex? _english;
    private readonly Regex? _french;
    private readonly Regex? _any;

    public PhrasePatterns(RulePhrases? phrases)
    {
        _english = Compiled(phrases?.En, Written);
        _french = Compiled(phrases?.Fr, Written);
        _any = Compiled(phrases?.Any, plain => plain);
    }

    public IEnumerable<(int Start, int End)> In(string folded, WrittenIn languages) =>
        Read(languages).SelectMany(pattern => pattern.PlacesIn(folded));

    public bool IsIn(ReadOnlySpan<char> folded, WrittenIn languages)
    {
        foreach (var pattern in Read(languages))
        {
            if (pattern.IsMatch(folded))
            {
                return true;
            }
        }
        return false;
    }

    private IEnumerable<Regex> Read(WrittenIn languages)
    {
        if (_english is not null && languages.HasFlag(WrittenIn.English))
        {
            yield return _english;
        }
        if (_french is not null && languages.HasFlag(WrittenIn.French))
        {
            yield return _french;
        }
        if (_any is not null)
        {
            yield return _any;
        }
    }

    private static Regex? Compiled(IReadOnlyList<string>? phrases, Func<string, string> written) =>
        phrases is { Count: > 0 }
            ? new Regex(
                string.Join('|', phrases.Select(p => $"(?:{written(p)})")),
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
            )
            : null;

    private static string Written(string phrase)
    {
        var sentence = phrase
            .Replace(" .. ?", "\u0001", StringComparison.Ordinal)
            .Replace(" .. ", "\u0001", StringComparison.Ordinal)
            .Replace(" ?", "\u0002", StringComparison.Ordinal)
            .Replace(" ", Separator, StringComparison.Ordinal)
            .Replace("\u0001", Gap, StringComparison.Ordinal)
            .Replace("\u0002", @"[\s,;:–—-]*", StringComparison.Ordinal)
            .Replace("~", @"\w*", StringComparison.Ordinal);
        return $@"\b(?:{sentence})\b";
    }
}
