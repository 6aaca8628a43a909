using System.Globalization;
using System.Net;
using System.Text;

namespace Entente.Infrastructure.Triage.Learning;

/// <summary>
/// Programs wrote some corpora: "don\u2019t", "\"", "&amp;amp;". Read as people wrote, so that a model learns words and not
/// escapes.
/// </summary>
internal static class EscapedText
{
    private const int EscapeLength = 6;

    public static string Read(string text)
    {
        if (text.AsSpan().IndexOfAny('\\', '&') < 0)
        {
            return text;
        }
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Escaped(text.AsSpan(i)) is { } letter)
            {
                read.Append(letter);
                i += EscapeLength - 1;
            }
            else if (text[i] != '\\' || i + 1 == text.Length || text[i + 1] != '"')
            {
                read.Append(text[i]);
            }
        }
        return WebUtility.HtmlDecode(read.ToString());
    }

    private static char? Escaped(ReadOnlySpan<char> rest) =>
        rest.Length >= EscapeLength
        && rest[0] == '\\'
        && rest[1] == 'u'
        && ushort.TryParse(rest[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter)
            ? (char)letter
            : null;
}
