using System.Globalization;
using System.Text;

namespace Entente.Domain.Contacts;

/// <summary>Names folded: lower case, no accents, hyphens and apostrophes as spaces. "MARTIN Zoé" and "Zoe Martin" are the same name.</summary>
public static class NameForm
{
    public const int FewestWords = 2;
    public const int MostWords = 4;
    private const int FewestLetters = 5;

    /// <summary>The folded words in the order of the alphabet; null for one word alone, which would be found in too many posts.</summary>
    public static string? Of(string written)
    {
        var words = Words(written);
        return words.Count is >= FewestWords and <= MostWords && words.Sum(w => w.Length) >= FewestLetters
            ? string.Join(' ', words.Order(StringComparer.Ordinal))
            : null;
    }

    /// <summary>The folded words as written.</summary>
    public static IReadOnlyList<string> Words(string written) => Folded(written).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first letters of the words in the order of the alphabet: a name in a post is looked up only where these fit.</summary>
    public static string Initials(IEnumerable<string> words) => string.Concat(words.Select(w => w[0]).Order());

    internal static string Folded(string written)
    {
        var folded = new StringBuilder(written.Length);
        foreach (var c in written.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            var lower = char.ToLowerInvariant(c);
            folded.Append(
                lower switch
                {
                    'œ' => "oe",
                    'æ' => "ae",
                    'ß' => "ss",
                    'ø' => "o",
                    'ł' => "l",
                    _ => char.IsLetterOrDigit(lower) ? lower.ToString() : " ",
                }
            );
        }
        return folded.ToString();
    }
}
