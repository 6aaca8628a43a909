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
    private const int MostDigits = 20;

    public static IEnumerable<DigitRun> Find(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            if (!IsStart(text, at))
            {
                at++;
                continue;
            }
            var end = at;
            var last = at;
            var digits = new System.Text.StringBuilder();
            var shape = new System.Text.StringBuilder();
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(text, end, last)))
            {
                var digit = char.IsAsciiDigit(text[end]);
                if (digits.Length <= MostDigits)
                {
                    shape.Append(digit ? '0' : ' ');
                    digits.Append(digit ? text[end].ToString() : "");
                }
                last = digit ? end : last;
                end++;
            }
            if (digits.Length is >= 6 and <= MostDigits)
            {
                yield return new DigitRun(at, last + 1, digits.ToString(), shape.ToString());
            }
            at = Math.Max(at + 1, end);
        }
    }

    private static bool IsStart(string text, int at) =>
        (char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
        || (text[at] is '+' or '(' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));

    private static bool IsSeparator(string text, int at, int lastDigit) =>
        at - lastDigit <= 2 && text[at] is ' ' or '.' or '-' or '/' or '(' or ')' or '+' or '\u00A0' or '\u202F' or '\u2011';
}
