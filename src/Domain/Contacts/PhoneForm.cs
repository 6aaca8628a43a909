using System.Collections.Frozen;

namespace Entente.Domain.Contacts;

/// <summary>
/// Phone numbers as digits with their country code and without the trunk zero: "06 39 98 14 22" of France, "+33 (0)6 39 98 14 22" and
/// "0033639981422" are all 33639981422.
/// </summary>
public static class PhoneForm
{
    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    /// <summary>Shorter ones are service numbers: dialled as they are, with no code before them.</summary>
    private const int FewestOfALine = 7;

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["FR"] = "33",
        ["GB"] = "44",
        ["BE"] = "32",
        ["CH"] = "41",
        ["DE"] = "49",
        ["ES"] = "34",
        ["IE"] = "353",
        ["IT"] = "39",
        ["LU"] = "352",
        ["MC"] = "377",
        ["NL"] = "31",
        ["PT"] = "351",
        ["AT"] = "43",
        ["US"] = "1",
        ["CA"] = "1",
    }.ToFrozenDictionary();

    /// <summary>Where a national number of a post may belong, beside the brand's own region.</summary>
    private static readonly string[] Neighbours = ["FR", "GB", "BE", "CH"];

    /// <summary>The number as a person of the region means it; null when it is none. <paramref name="region"/> is an ISO 3166-1 code.</summary>
    public static string? Of(string written, string region)
    {
        var text = written.Trim().Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length is < FewestDigits or > MostDigits || !text.All(IsOfANumber))
        {
            return null;
        }
        return text.StartsWith('+') ? digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : National(digits, region);
    }

    /// <summary>Every number that what stands in a post may be: its writer may live elsewhere than the brand.</summary>
    public static IEnumerable<string> Possible(string written, string region) =>
        Neighbours.Prepend(region).Distinct().Select(r => Of(written, r)).OfType<string>().Distinct();

    private static string National(string digits, string region)
    {
        // A country without code here has its national numbers told apart by its name.
        var code = Codes.GetValueOrDefault(region, region);
        if (digits.Length < FewestOfALine)
        {
            return digits;
        }
        var hasCode = digits.StartsWith(code, StringComparison.Ordinal) && digits.Length - code.Length >= 8 && digits[0] != '0';
        return hasCode ? digits : code + (region == "IT" ? digits : digits.TrimStart('0'));
    }

    private static bool IsOfANumber(char c) =>
        char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '.' or '-' or '/' or '(' or ')' or '\u2011';
}
