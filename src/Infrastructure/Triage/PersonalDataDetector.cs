using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Domain.Triage;
using PhoneNumbers;

namespace Entente.Infrastructure.Triage;

/// <summary>
/// Finds what identifies or reaches a private person: pattern, then checksum, then the words around it. What the brand publishes itself
/// is no personal data.
/// </summary>
internal static class PersonalDataDetector
{
    private const int MostFound = 20;

    private static readonly Regex Email = Rule(
        @"[\w.+-]{1,64}(@| ?\[at\] ?| ?\(at\) ?| arobase )[\w-]{1,63}(( ?\[dot\] ?|\.)[\w-]{2,63}){1,4}"
    );
    private static readonly Regex DigitRun = Rule(@"(\+|00|\()?\d[\d .\-/()\u00a0\u202f]{6,28}\d");
    private static readonly Regex Iban = Rule(@"\b[a-z]{2}\d{2}[ ]?([a-z0-9]{4}[ ]?){2,7}[a-z0-9]{1,4}\b");
    private static readonly Regex Address = Rule(
        @"\b\d{1,4}( ?(bis|ter))?,? (rue|avenue|av\.|boulevard|bd|chemin|impasse|allee|place|route|quai|cours|square|lotissement)\b[^.!?;\n]{2,60}?\b\d{5}\b( [a-z-]{2,30})?|\b\d{1,4}( ?(bis|ter))?,? (rue|avenue|boulevard|chemin|impasse|allee) (de |du |des |d'|de la |de l')?[a-z-]{3,25}|\b\d{1,4}[a-z]? [a-z]{3,20}( [a-z]{3,20})? (street|road|lane|avenue|close|drive|st|rd)\b(,? [a-z]+)?(,? [a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b)?"
    );
    private static readonly Regex Plate = Rule(@"\b[a-z]{2}-\d{3}-[a-z]{2}\b");
    private static readonly Regex NotAPhone = Rule(
        @"(commande|cde|n°|numero de|no\.?|ref\w*|order|dossier|ticket|facture|colis|suivi|tracking|#|contrat|client|invoice|case|siret|siren|isbn|lot|serie|serial|imei|iccid|version|€|\$|eur|prix|price)[ :.#°]*$"
    );

    public static IEnumerable<Signal> Find(FoldedText text, IReadOnlySet<string> published, string? region)
    {
        if (
            !text.Text.AsSpan().ContainsAnyInRange('0', '9')
            && !text.Text.Contains('@', StringComparison.Ordinal)
            && !text.Text.Contains("at", StringComparison.Ordinal)
        )
        {
            return [];
        }
        var found = new List<Signal>();
        foreach (var candidate in Emails(text).Concat(Numbers(text, region)).Concat(Shapes(text)))
        {
            var apart = found.TrueForAll(f => candidate.End <= f.Start || candidate.Start >= f.End);
            if (
                apart
                && found.Count < MostFound
                && !published.Contains(Compact(text.Text.AsSpan(candidate.Start, candidate.End - candidate.Start)))
            )
            {
                found.Add(candidate);
            }
        }
        return found;
    }

    /// <summary>A contact as it is compared: letters and digits only, and a French number without its country code.</summary>
    public static string Compact(ReadOnlySpan<char> contact)
    {
        var compact = new StringBuilder(contact.Length);
        foreach (var c in contact)
        {
            if (char.IsLetterOrDigit(c) || c == '@')
            {
                compact.Append(char.ToLowerInvariant(c));
            }
        }
        var written = compact.ToString();
        return written.StartsWith("0033", StringComparison.Ordinal) ? "0" + written[4..]
            : written.StartsWith("33", StringComparison.Ordinal) && written.Length == 11 ? "0" + written[2..]
            : written;
    }

    private static IEnumerable<Signal> Emails(FoldedText text)
    {
        foreach (var match in Email.EnumerateMatches(text.Text).ToList())
        {
            yield return At(match, 0.95, "email");
        }
    }

    private static IEnumerable<Signal> Numbers(FoldedText text, string? region)
    {
        foreach (var match in Iban.EnumerateMatches(text.Text).ToList())
        {
            if (IsIban(text.Text.AsSpan(match.Index, match.Length)))
            {
                yield return At(match, 0.99, "iban");
            }
        }
        foreach (var match in DigitRun.EnumerateMatches(text.Text).ToList())
        {
            var written = text.Text.Substring(match.Index, match.Length);
            var digits = new string([.. written.Where(char.IsAsciiDigit)]);
            var before = text.Text.Substring(Math.Max(0, match.Index - 24), Math.Min(24, match.Index));
            if (digits.Length is >= 13 and <= 19 && IsCard(digits))
            {
                yield return At(match, 0.95, "card");
            }
            else if (digits.Length == 15 && IsNir(digits))
            {
                yield return At(match, 0.98, "national_number");
            }
            else if (digits.Length is >= 9 and <= 14 && !NotAPhone.IsMatch(before) && IsPhone(written, digits, region))
            {
                yield return At(match, 0.9, "phone");
            }
        }
    }

    private static IEnumerable<Signal> Shapes(FoldedText text)
    {
        foreach (var match in Address.EnumerateMatches(text.Text).ToList())
        {
            yield return At(match, 0.75, "postal_address");
        }
        foreach (var match in Plate.EnumerateMatches(text.Text).ToList())
        {
            yield return At(match, 0.8, "plate");
        }
    }

    private static bool IsPhone(string written, string digits, string? region)
    {
        var phones = PhoneNumberUtil.GetInstance();
        var international = written.StartsWith('+') || written.StartsWith("00", StringComparison.Ordinal);
        if (!international && !digits.StartsWith('0'))
        {
            return false;
        }
        foreach (var country in new[] { region ?? "FR", "FR", "GB" }.Distinct())
        {
            try
            {
                // The ranges kept for fiction are possible numbers, not valid ones: possible is what is asked.
                var number = phones.Parse(written, country);
                if (phones.IsPossibleNumber(number) && (international || digits.Length is 10 or 11))
                {
                    return true;
                }
            }
            catch (NumberParseException)
            {
                // Not a number of that country; the next may know it.
            }
        }
        return false;
    }

    private static bool IsIban(ReadOnlySpan<char> written)
    {
        var compact = Compact(written);
        if (compact.Length is < 15 or > 34)
        {
            return false;
        }
        var moved = compact[4..] + compact[..4];
        var number = string.Concat(
            moved.Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'a' + 10).ToString(CultureInfo.InvariantCulture))
        );
        return number.All(char.IsAsciiDigit) && BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static bool IsCard(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && digits[0] is '2' or '3' or '4' or '5' or '6';
    }

    private static bool IsNir(string digits) =>
        digits[0] is '1' or '2'
        && long.TryParse(digits[..13], CultureInfo.InvariantCulture, out var number)
        && 97 - number % 97 == int.Parse(digits[13..], CultureInfo.InvariantCulture);

    private static Signal At(Range match, double confidence, string reason) =>
        new(SignalKind.PersonalData, match.Index, match.Index + match.Length, confidence, reason);

    private static Regex Rule(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Where a match lies.</summary>
    internal readonly record struct Range(int Index, int Length);

    private static List<Range> ToList(this Regex.ValueMatchEnumerator matches)
    {
        var list = new List<Range>();
        foreach (var match in matches)
        {
            list.Add(new Range(match.Index, match.Length));
            if (list.Count == 50)
            {
                break;
            }
        }
        return list;
    }
}
