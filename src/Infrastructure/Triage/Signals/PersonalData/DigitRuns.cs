using System.Buffers;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Digits that may belong together, with what separates them: "06 39 98 14 22", "+33 (0)6-39-98-14-22".</summary>
internal readonly record struct DigitRun(int Start, int End, string Digits, string Shape)
{
    /// <summary>Lengths of the groups of digits.</summary>
    public IReadOnlyList<int> Groups => [.. Shape.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Length)];
}

/// <summary>Finds runs of digits in one pass; a longer run than any number known here is not cut up.</summary>
internal static class DigitRuns
{
    private const int FewestDigits = 6;
    private const int MostDigits = 20;
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789+(");

    public static IEnumerable<DigitRun> Find(string text)
    {
        for (var at = NextStart(text, 0); at >= 0; )
        {
            var (end, last, digits) = (at, at, 0);
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(text, end, last)))
            {
                if (char.IsAsciiDigit(text[end]))
                {
                    (last, digits) = (end, digits + 1);
                }
                end++;
            }
            if (digits is >= FewestDigits and <= MostDigits)
            {
                yield return new DigitRun(
                    at,
                    last + 1,
                    string.Concat(text[at..end].Where(char.IsAsciiDigit)),
                    string.Concat(text[at..end].Select(c => char.IsAsciiDigit(c) ? '0' : ' '))
                );
            }
            at = NextStart(text, Math.Max(at + 1, end));
        }
    }

    private static int NextStart(string text, int from)
    {
        while (from < text.Length && text.AsSpan(from).IndexOfAny(Starts) is >= 0 and var next)
        {
            if (IsStart(text, from + next))
            {
                return from + next;
            }
            from += next + 1;
        }
        return -1;
    }

    private static bool IsStart(string text, int at) =>
        (char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
        || (text[at] is '+' or '(' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    private static bool IsSeparator(string text, int at, int lastDigit) =>
        at - lastDigit <= 2 && text[at] is ' ' or '.' or '-' or '/' or '(' or ')' or '+' or '\u00A0' or '\u202F' or '\u2011';
}
