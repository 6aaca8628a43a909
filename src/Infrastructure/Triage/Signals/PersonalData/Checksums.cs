using System.Globalization;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>The check digits that tell a real number from digits that only look like one.</summary>
internal static class Checksums
{
    /// <summary>Luhn's sum over the digits of a payment card.</summary>
    public static bool IsCard(string digits)
    {
        if (digits.Length is < 13 or > 19 || digits[0] is not ('3' or '4' or '5' or '6' or '2'))
        {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)] - '0';
            sum +=
                i % 2 == 0 ? d
                : d > 4 ? (2 * d) - 9
                : 2 * d;
        }
        return sum % 10 == 0;
    }

    /// <summary>ISO 13616: letters as numbers, the first four characters last, remainder 1 by 97. Capitals and digits only.</summary>
    public static bool IsIban(ReadOnlySpan<char> iban)
    {
        if (iban.Length is < 15 or > 34 || !char.IsAsciiLetterUpper(iban[0]) || !char.IsAsciiLetterUpper(iban[1]))
        {
            return false;
        }
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    /// <summary>French national number: thirteen digits (Corsica's 2A and 2B read as 19 and 18) and their key.</summary>
    public static bool IsNationalNumber(string digits) =>
        digits.Length == 15
        && digits[0] is '1' or '2'
        && long.TryParse(digits.AsSpan(0, 13), CultureInfo.InvariantCulture, out var number)
        && int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture) is (>= 1 and <= 12) or (>= 20 and <= 42) or >= 50
        && 97 - (number % 97) == int.Parse(digits.AsSpan(13, 2), CultureInfo.InvariantCulture);
}
