namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Bank accounts: two capitals, two check digits, groups of letters and digits, and a checksum that holds.</summary>
internal static class Ibans
{
    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["FR"] = 27,
        ["GB"] = 22,
        ["DE"] = 22,
        ["BE"] = 16,
        ["ES"] = 24,
        ["IT"] = 27,
        ["PT"] = 25,
        ["LU"] = 20,
        ["CH"] = 21,
        ["NL"] = 18,
        ["IE"] = 22,
        ["MC"] = 27,
        ["AT"] = 20,
        ["PL"] = 28,
    };

    public static IEnumerable<PersonalDatum> Find(string text)
    {
        var from = 0;
        for (var digit = NextDigit(text, 2); digit >= 0; digit = NextDigit(text, digit + 1))
        {
            var at = digit - 2;
            if (
                at < from
                || at + 14 >= text.Length
                || !char.IsAsciiLetter(text[at])
                || !char.IsAsciiLetter(text[at + 1])
                || (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            )
            {
                continue;
            }
            if (Lengths.TryGetValue(text.Substring(at, 2).ToUpperInvariant(), out var length) && End(text, at, length) is > 0 and var end)
            {
                yield return new("personal_data_iban", at, end, 0.99);
                from = end;
            }
        }
    }

    private static int NextDigit(string text, int from) =>
        from < text.Length && text.AsSpan(from).IndexOfAnyInRange('0', '9') is >= 0 and var next ? from + next : -1;

    private static int End(string text, int at, int length)
    {
        Span<char> compact = stackalloc char[length];
        var filled = 0;
        var end = at;
        for (; end < text.Length && filled < length; end++)
        {
            if (char.IsAsciiLetterOrDigit(text[end]))
            {
                compact[filled++] = char.ToUpperInvariant(text[end]);
            }
            else if (text[end] is not (' ' or '-' or '.' or '\u00A0' or '\u202F'))
            {
                break;
            }
        }
        var whole = filled == length && (end == text.Length || !char.IsLetterOrDigit(text[end]));
        return whole && Checksums.IsIban(compact) ? end : -1;
    }
}
