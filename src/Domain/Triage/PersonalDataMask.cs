namespace Entente.Domain.Triage;

/// <summary>
/// Hides what a post gives away of a person from whoever does not need it. The text keeps its length in UTF-16 units, so that every place
/// that signals and reasons name is still right: "06 39 98 14 22" becomes "06 •• •• •• 22", anything else loses all its letters and digits.
/// </summary>
public static class PersonalDataMask
{
    private const char Hidden = '•';
    private const int ShownAtEachEnd = 2;

    /// <summary>Of a phone number so much is left that two posts with the same one are seen to be alike; of a card or an account nothing.</summary>
    private static readonly string[] ShownInPart = ["personal_data_phone", "protected_contact"];

    public static string Of(string text, IReadOnlyList<Signal> signals)
    {
        if (!signals.Any(s => s.Kind == SignalKind.PersonalData))
        {
            return text;
        }
        var masked = text.ToCharArray();
        foreach (var signal in signals.Where(s => s.Kind == SignalKind.PersonalData))
        {
            var start = Math.Clamp(signal.Start, 0, masked.Length);
            var place = masked.AsSpan(start, Math.Clamp(signal.End, start, masked.Length) - start);
            Hide(place, ShownInPart.Contains(signal.Reason) && IsNumber(place));
        }
        return new string(masked);
    }

    private static void Hide(Span<char> place, bool keepsEnds)
    {
        var digits = place.Length - place.ToString().Count(c => !char.IsAsciiDigit(c));
        var seen = 0;
        foreach (ref var c in place)
        {
            if (char.IsAsciiDigit(c))
            {
                seen++;
                c = keepsEnds && (seen <= ShownAtEachEnd || seen > digits - ShownAtEachEnd) ? c : Hidden;
            }
            else if (char.IsLetter(c) || char.IsSurrogate(c) || char.IsDigit(c) || char.IsNumber(c))
            {
                c = Hidden;
            }
        }
    }

    /// <summary>Long enough that its ends do not tell it.</summary>
    private static bool IsNumber(ReadOnlySpan<char> place)
    {
        var digits = 0;
        foreach (var c in place)
        {
            if (char.IsLetter(c))
            {
                return false;
            }
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }
        return digits >= 8;
    }
}
