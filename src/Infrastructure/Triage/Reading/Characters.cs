namespace Entente.Infrastructure.Triage.Reading;

/// <summary>What a folded character can be part of.</summary>
internal static class Characters
{
    public static bool IsWord(char c) => char.IsLetterOrDigit(c);

    public static bool IsHandle(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';

    public static bool IsVisible(char c) => c is not ' ' and not '\n';

    public static bool IsSign(char c) => !char.IsLetterOrDigit(c) && c is not ' ' and not '\n' && !char.IsSurrogate(c);

    /// <summary>A sign that stands for a letter inside a word: "conn@rd", "m*rde", "f***", "a$$".</summary>
    public static bool IsDisguise(ReadOnlySpan<char> text, int at) =>
        text[at] switch
        {
            '*' => char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '*',
            '$' or '€' => char.IsLetter(text[at - 1]) || text[at - 1] == '$',
            '@' => at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && ShortTail(text, at + 1),
            _ => false,
        };

    public static bool IsEmoji(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (c is (>= '\u2600' and <= '\u27BF') or (>= '\u2B00' and <= '\u2BFF') or (>= '\u2300' and <= '\u23FF'))
        {
            return true;
        }
        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
        {
            return false;
        }
        if (char.ConvertToUtf32(c, text[at + 1]) is not (>= 0x1F000 and <= 0x1FAFF))
        {
            return false;
        }
        length = at + 3 < text.Length && text[at + 2] == '\uD83C' && text[at + 3] is >= '\uDFFB' and <= '\uDFFF' ? 4 : 2;
        return true;
    }

    /// <summary>At most five letters and then no dot: not the domain of an e-mail address.</summary>
    private static bool ShortTail(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 6 && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }
        return end - at < 6 && (end == text.Length || text[end] is not '.' and not '-' and not '_');
    }
}
