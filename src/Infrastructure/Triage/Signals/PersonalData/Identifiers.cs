using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Number plates, national numbers written with letters, and the account name of a private person.</summary>
internal static partial class Identifiers
{
    public static IEnumerable<PersonalDatum> Find(string text, Surroundings around) =>
        (text.Any(char.IsDigit) ? Numbers(text, around) : []).Concat(text.Contains('@', StringComparison.Ordinal) ? Handles(text) : []);

    private static IEnumerable<PersonalDatum> Numbers(string text, Surroundings around)
    {
        foreach (Match m in FrenchPlate().Matches(text))
        {
            if (m.Value.Contains('-', StringComparison.Ordinal) || around.SaysVehicle(m.Index))
            {
                yield return new("personal_data_plate", m.Index, m.Index + m.Length, 0.9);
            }
        }
        foreach (Match m in BritishPlate().Matches(text))
        {
            if (around.SaysVehicle(m.Index))
            {
                yield return new("personal_data_plate", m.Index, m.Index + m.Length, 0.85);
            }
        }
        foreach (Match m in BritishInsurance().Matches(text))
        {
            yield return new("personal_data_national_number", m.Index, m.Index + m.Length, 0.85);
        }
        foreach (Match m in CorsicanNumber().Matches(text))
        {
            var digits = m.Value.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
            if (
                Checksums.IsNationalNumber(
                    digits.Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal)
                )
            )
            {
                yield return new("personal_data_national_number", m.Index, m.Index + m.Length, 0.98);
            }
        }
    }

    private static IEnumerable<PersonalDatum> Handles(string text)
    {
        foreach (Match m in PrivateHandle().Matches(text))
        {
            var handle = m.Groups[1];
            yield return new("personal_data_handle", handle.Index, handle.Index + handle.Length, 0.8);
        }
    }

    [GeneratedRegex(@"\b[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ][A-HJ-NP-TV-Z]{2}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex FrenchPlate();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex BritishPlate();

    [GeneratedRegex(
        @"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex BritishInsurance();

    [GeneratedRegex(@"\b[12] ?\d{2} ?\d{2} ?2[ABab] ?\d{3} ?\d{3} ?\d{2}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CorsicanNumber();

    [GeneratedRegex(
        @"\b(?:son|sa|ses|his|her|their|perso|personnel|personal|private|privé)(?: \w+){0,2} (?:insta|instagram|snap|snapchat|facebook|fb|twitter|tiktok|compte|profil|pseudo|account|profile|handle|linkedin)(?: (?:perso|personnel|privé|personal|private))?(?: is| est| c['’]est)? ?:? ?(@[\w.]{3,30})",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PrivateHandle();
}
