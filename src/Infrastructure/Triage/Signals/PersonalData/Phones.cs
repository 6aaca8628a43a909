using PhoneNumbers;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>
/// Phone numbers by libphonenumber at its lenient level (possible, not assigned: numbers reserved for fiction count), held back by the
/// shape of the groups and by the words before: an order number, a price or the brand's own line is none.
/// </summary>
internal static class Phones
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();
    private static readonly string[] Regions = ["FR", "GB", "US", "BE", "CH"];

    public static PersonalDatum? Judge(DigitRun run, string text, Surroundings around, string? region)
    {
        var international = text[run.Start] == '+' || run.Digits.StartsWith("00", StringComparison.Ordinal);
        if (
            run.Digits.Length is < 9 or > 15
            || around.SaysReference(run.Start)
            || LooksLikeDate(run)
            || (around.SaysPublicLine(run.Start, run.End) && !IsMobile(run.Digits))
        )
        {
            return null;
        }
        var shaped = international || Regions.Any(r => HasShapeOf(r, run)) || (region is not null && HasShapeOf(region, run));
        var said = around.SaysPhone(run.Start);
        if (!shaped && !(said && run.Groups.Count > 1) || !IsPossible(run, text, region, international) || IsServiceNumber(run.Digits))
        {
            return null;
        }
        return new("personal_data_phone", run.Start, run.End, said || international || run.Groups.Count > 2 ? 0.95 : 0.8);
    }

    /// <summary>The digits that identify a line, without country code or trunk zero.</summary>
    public static string Significant(string digits)
    {
        foreach (var prefix in new[] { "0033", "0044", "33", "44" })
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal) && digits.Length - prefix.Length is 9 or 10)
            {
                digits = digits[prefix.Length..];
                break;
            }
        }
        return digits.TrimStart('0');
    }

    private static bool HasShapeOf(string region, DigitRun run) =>
        region switch
        {
            "FR" => run.Digits.Length == 10
                && run.Digits[0] == '0'
                && run.Digits[1] != '0'
                && run.Groups is [10] or [2, 2, 2, 2, 2] or [4, 2, 2, 2] or [2, 4, 4] or [4, 3, 3] or [1, 1, ..],
            "GB" => run.Digits.Length is 10 or 11
                && run.Digits[0] == '0'
                && run.Digits[1] is '1' or '2' or '3' or '7'
                && run.Groups.Count <= 4,
            "US" => run.Digits.Length == 10
                && run.Digits[0] > '1'
                && run.Groups is [3, 3, 4] or [3, 7]
                && run.Shape.Contains(' ', StringComparison.Ordinal),
            "BE" => run.Digits.Length is 9 or 10 && run.Digits.StartsWith("04", StringComparison.Ordinal) && run.Groups.Count > 2,
            "CH" => run.Digits.Length == 10 && run.Digits.StartsWith("07", StringComparison.Ordinal) && run.Groups.Count > 2,
            _ => false,
        };

    private static bool IsPossible(DigitRun run, string text, string? region, bool international)
    {
        var written = text[run.Start] == '+' ? "+" + run.Digits : run.Digits;
        IEnumerable<string> regions =
            international ? ["FR"]
            : region is null ? Regions
            : Regions.Prepend(region);
        foreach (var tried in regions)
        {
            try
            {
                if (Library.IsPossibleNumber(Library.Parse(written.Replace("+330", "+33", StringComparison.Ordinal), tried)))
                {
                    return true;
                }
            }
            catch (NumberParseException)
            {
                // Not a number of that region.
            }
        }
        return false;
    }

    /// <summary>Special-rate and freephone lines belong to organisations.</summary>
    private static bool IsServiceNumber(string digits) =>
        digits.StartsWith("080", StringComparison.Ordinal)
        || digits.StartsWith("081", StringComparison.Ordinal)
        || digits.StartsWith("082", StringComparison.Ordinal)
        || digits.StartsWith("089", StringComparison.Ordinal)
        || digits.StartsWith("0969", StringComparison.Ordinal)
        || digits.StartsWith("0300", StringComparison.Ordinal)
        || digits.StartsWith("0330", StringComparison.Ordinal)
        || digits.StartsWith("0345", StringComparison.Ordinal);

    /// <summary>A mobile is carried by a person, whatever desk is named beside it.</summary>
    private static bool IsMobile(string digits) =>
        (digits.Length == 10 && digits[0] == '0' && digits[1] is '6' or '7')
        || (
            digits.Length == 11 && (digits.StartsWith("07", StringComparison.Ordinal) || digits.StartsWith("336", StringComparison.Ordinal))
        )
        || digits.StartsWith("447", StringComparison.Ordinal);

    private static bool LooksLikeDate(DigitRun run) =>
        run.Groups is [2, 2, 4] or [4, 2, 2] or [2, 2, 2] or [4, 4]
        || (run.Groups is [2, 2, 4, ..] or [4, 2, 2, ..] && run.Digits.Length > 10);
}
