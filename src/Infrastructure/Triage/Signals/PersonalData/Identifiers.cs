using System.Buffers;
using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Number plates, national numbers written with letters, and the account name of a private person.</summary>
internal static partial class Identifiers
{
    /// <summary>
    /// Of time, in milliseconds, never reached: no word is read by more than a few starts, and the engine without backtracking would keep
    /// megabytes of tables for these patterns.
    /// </summary>
    private const int Limit = 30_000;

    private const int FewestOfCorsica = 14;

    private const string Accounts =
        "insta|instagram|snap|snapchat|facebook|fb|twitter|tiktok|compte|profil|pseudo|account|profile|handle|linkedin";
    private const string Own = "perso|personnel|privé|personal|private";
    private const string Pointing =
        "compte|account|profil|profile|pseudo|username|ban|bannir|bannissez|bloquer|bloquez|block|report|signaler|signalez|suis";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>What of ASCII cannot stand in a handle.</summary>
    private static readonly SearchValues<char> EndsHandle = SearchValues.Create([
        .. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && c is not '_' and not '.'),
    ]);

    /// <summary>What stands right before a handle that is shown, without what an apostrophe cuts off ("i'm", "c'est").</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PointingWords = new HashSet<string>(
        $"{Accounts}|{Own}|{Pointing}|is|est|m|s".Split('|'),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<PersonalDatum> Find(string text, Surroundings around) =>
        (MayBeNumber(text) ? Numbers(text, around) : []).Concat(MayBeShown(text) ? Handles(text) : []);

    /// <summary>Asks cheaply for what the patterns cannot do without: a digit behind a capital, or very many digits.</summary>
    private static bool MayBeNumber(string text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i]))
            {
                continue;
            }
            digits++;
            var before = i > 0 && text[i - 1] is ' ' or '-' ? i - 2 : i - 1;
            if (digits >= FewestOfCorsica || (before >= 0 && char.IsAsciiLetterUpper(text[before])))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Asks the same of handles: one that is no plain word, a word before it that points at it, or a place told behind it.</summary>
    private static bool MayBeShown(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var handle = text.AsSpan(at + 1);
            var end = handle.IndexOfAny(EndsHandle);
            handle = end < 0 ? handle : handle[..end];
            if (
                handle.Length > 2
                && (
                    handle[1..^1].ContainsAnyExcept(Letters)
                    || IsPointing(text.AsSpan(0, at).TrimEnd(" :"))
                    || IsPlaceTold(text.AsSpan(at + 1 + handle.Length))
                )
            )
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsPointing(ReadOnlySpan<char> before)
    {
        var word = before.Length;
        while (word > 0 && char.IsLetter(before[word - 1]))
        {
            word--;
        }
        return before[word..].ContainsAnyExcept(Letters) || PointingWords.Contains(before[word..]);
    }

    private static bool IsPlaceTold(ReadOnlySpan<char> behind) =>
        behind.StartsWith(" on ", StringComparison.OrdinalIgnoreCase)
        || behind.StartsWith(" en ", StringComparison.OrdinalIgnoreCase)
        || behind.StartsWith(" sur ", StringComparison.OrdinalIgnoreCase);

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
        RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex FrenchPlate();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b", RegexOptions.CultureInvariant, Limit)]
    private static partial Regex BritishPlate();

    [GeneratedRegex(@"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", RegexOptions.CultureInvariant, Limit)]
    private static partial Regex BritishInsurance();

    [GeneratedRegex(@"\b[12] ?\d{2} ?\d{2} ?2[ABab] ?\d{3} ?\d{3} ?\d{2}\b", RegexOptions.CultureInvariant, Limit)]
    private static partial Regex CorsicanNumber();

    [GeneratedRegex(
        @"\b(?:son|sa|ses|his|her|their|perso|personnel|personal|private|privé)(?: \w+){0,2} (?:"
            + Accounts
            + ")(?: (?:"
            + Own
            + @"))?(?: is| est| c['’]est)? ?:? ?(?<handle>@[\w.]{3,30})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex PrivateHandle();

    /// <summary>
    /// Somebody is pointed at: "he's @… on insta", "signalez @…", "le compte @…", "that lad: @…", "look up @…". Who merely answers "@…", or tags a
    /// friend, points at nobody.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:"
            + Pointing
            + @"|i['’]m|he['’]s|she['’]s)(?: is| est)? ?:? ?(?<handle>@[\w.]{3,})"
            + @"|\b(?:is|est|envoyez|écrivez|message|dm)(?: \w+){0,3} (?<handle>@\w+[._\d][\w.]+)"
            + @"|(?:^|\s)[\w'’-]+ ?[:(«] ?(?<handle>@\w+[._\d][\w.]+)"
            + @"|\b(?:see|look up|look at|find|visit|voir|regardez|aka|alias|called|known as|dit|dite|nom de|user|utilisateur|utilisatrice|reviewer|moderator|modérateur|modératrice|it['’]s|c['’]est|insta|snap) (?:perso )?(?<handle>@\w+[._\d][\w.]+)"
            + @"|(?<handle>@[\w.]{3,}) (?:on|sur|en) (?:insta|instagram|tiktok|snap|snapchat|twitter|fb|facebook|threads|telegram|x\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex HandleShown();

    /// <summary>What a brand's own account is called.</summary>
    [GeneratedRegex(
        @"help|support|service|sav|client|care|official|officiel|team|news|(?:_|\b)(?:fr|uk|us|en|hq|paris)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex OfAHouse();
}
