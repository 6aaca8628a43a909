using System.Globalization;
using System.Text;

namespace Entente.Infrastructure.Triage.Reading;

/// <summary>
/// One spelling for each letter: lower case, without accents, compatibility forms (full width, mathematical letters, ligatures)
/// resolved, invisible characters dropped. The table is filled once, so that folding costs one look-up a character.
/// </summary>
internal static class CharacterFolding
{
    private static readonly string?[] Basic = BuildBasic();
    private static readonly string[] MathematicalLetters = [.. Enumerable.Range(0x1D400, 0x400).Select(Decompose)];

    /// <summary>The folded form of one code point; empty when it has no visible form of its own.</summary>
    public static string Fold(int codePoint) =>
        codePoint < Basic.Length ? Basic[codePoint] ??= Decompose(codePoint)
        : codePoint is >= 0x1D400 and < 0x1D800 ? MathematicalLetters[codePoint - 0x1D400]
        : char.ConvertFromUtf32(codePoint);

    /// <summary>A whole text, where places do not matter.</summary>
    public static string Fold(string text) => string.Concat(text.EnumerateRunes().Select(r => Fold(r.Value)));

    private static string?[] BuildBasic()
    {
        var table = new string?[0x10000];
        for (var c = 0; c < 0x250; c++)
        {
            table[c] = Decompose(c);
        }
        return table;
    }

    private static string Decompose(int codePoint)
    {
        if (codePoint is >= 0xD800 and <= 0xDFFF)
        {
            return "\uFFFD";
        }
        var folded = new StringBuilder();
        foreach (var c in char.ConvertFromUtf32(codePoint).Normalize(NormalizationForm.FormKD))
        {
            if (!IsInvisible(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Plain(char.ToLowerInvariant(c)));
            }
        }
        return folded.ToString();
    }

    private static bool IsInvisible(char c) =>
        c
            is '\u00AD'
                or '\uFEFF'
                or '\u180E'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
        || (c < ' ' && c is not '\n' and not '\t' and not '\r');

    private static string Plain(char c) =>
        c switch
        {
            '’' or '‘' or '`' or '´' or 'ʼ' or '′' => "'",
            '“' or '”' or '„' or '«' or '»' or '‟' => "\"",
            '–' or '—' or '‑' or '−' => "-",
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            'ø' => "o",
            'ł' => "l",
            '\u00A0' or '\u202F' or '\t' or '\r' => " ",
            _ => c.ToString(),
        };
}
