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
            if (!around.SaysReference(m.Index))
            {
                yield return new("personal_data_plate", m.Index, m.Index + m.Length, around.SaysVehicle(m.Index) ? 0.9 : 0.8);
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
        foreach (var handle in PrivateHandle().Matches(text).Concat(HandleShown().Matches(text)).Select(m => m.Groups["handle"]))
        {
            if (!OfAHouse().IsMatch(handle.ValueSpan))
            {
                yield return new("personal_data_handle", handle.Index, handle.Index + handle.Value.TrimEnd('.').Length, 0.8);
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:[A-Z]{2}-\d{3}-[A-Z]{2}|[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ][A-HJ-NP-TV-Z]{2})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
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
        @"\b(?:son|sa|ses|his|her|their|perso|personnel|personal|private|privé)(?: \w+){0,2} (?:insta|instagram|snap|snapchat|facebook|fb|twitter|tiktok|compte|profil|pseudo|account|profile|handle|linkedin)(?: (?:perso|personnel|privé|personal|private))?(?: is| est| c['’]est)? ?:? ?(?<handle>@[\w.]{3,30})",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PrivateHandle();

    /// <summary>
    /// Somebody is pointed at: "he's @… on insta", "signalez @…", "le compte @…", "that lad: @…", "look up @…". Who merely answers "@…", or tags a
    /// friend, points at nobody.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:compte|account|profil|profile|pseudo|username|ban|bannir|bannissez|bloquer|bloquez|block|report|signaler|signalez|suis|i['’]m|he['’]s|she['’]s)(?: is| est)? ?:? ?(?<handle>@[\w.]{3,})"
            + @"|\b(?:is|est|envoyez|écrivez|message|dm)(?: \w+){0,3} (?<handle>@\w+[._\d][\w.]+)"
            + @"|(?:^|\s)[\w'’-]+ ?[:(«] ?(?<handle>@\w+[._\d][\w.]+)"
            + @"|\b(?:see|look up|look at|find|visit|voir|regardez|aka|alias|called|known as|dit|dite|nom de|user|utilisateur|utilisatrice|reviewer|moderator|modérateur|modératrice|it['’]s|c['’]est|insta|snap) (?:perso )?(?<handle>@\w+[._\d][\w.]+)"
            + @"|(?<handle>@[\w.]{3,}) (?:on|sur|en) (?:insta|instagram|tiktok|snap|snapchat|twitter|fb|facebook|threads|telegram|x\b)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex HandleShown();

    /// <summary>What a brand's own account is called.</summary>
    [GeneratedRegex(
        @"help|support|service|sav|client|care|official|officiel|team|news|(?:_|\b)(?:fr|uk|us|en|hq|paris)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OfAHouse();
}
