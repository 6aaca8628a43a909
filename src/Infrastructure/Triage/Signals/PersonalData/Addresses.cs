using System.Buffers;
using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Postal addresses of persons, in the French and the British manner; the address of a shop is no personal data.</summary>
internal static partial class Addresses
{
    /// <summary>
    /// Of time, in milliseconds, never reached: no word is read by more than a few starts, and the engine without backtracking would keep
    /// megabytes of tables for these patterns.
    /// </summary>
    private const int Limit = 30_000;

    private const int LongestBeforeStreet = 20;

    /// <summary>What the French pattern asks for behind the number; also inside of other words.</summary>
    private static readonly SearchValues<string> Streets = SearchValues.Create(
        [
            .. "rue avenue av bd boulevard impasse allée allee chemin place quai route cours square passage villa résidence residence lotissement".Split(
                ' '
            ),
            .. "sentier montée montee faubourg venelle ruelle hameau esplanade promenade traverse".Split(' '),
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static IEnumerable<PersonalDatum> Find(string text, Surroundings around) => MayBe(text) ? FindAll(text, around) : [];

    /// <summary>Asks cheaply for what neither pattern can do without: a capital or a kind of street right behind a number.</summary>
    private static bool MayBe(string text)
    {
        for (var i = 0; i + 3 < text.Length; i++)
        {
            if (!char.IsDigit(text[i]) || char.IsDigit(text[i + 1]))
            {
                continue;
            }
            var behind = text.AsSpan(i + 1);
            var name = behind[(char.IsAsciiLetter(behind[0]) ? 1 : 0)..].TrimStart(',');
            if ((name.Length > 1 && name[0] == ' ' && char.IsUpper(name[1])) || Near(behind).ContainsAny(Streets))
            {
                return true;
            }
        }
        return false;
    }

    private static ReadOnlySpan<char> Near(ReadOnlySpan<char> behind) => behind[..Math.Min(behind.Length, LongestBeforeStreet)];

    private static IEnumerable<PersonalDatum> FindAll(string text, Surroundings around) =>
        French()
            .Matches(text)
            .Concat(British().Matches(text))
            .Where(m => around.SaysHome(m.Index) || !around.SaysPremises(m.Index))
            .Select(m => new PersonalDatum("personal_data_address", m.Index, m.Index + m.Length, around.SaysHome(m.Index) ? 0.95 : 0.75));

    [GeneratedRegex(
        @"\b\d{1,4}(?: ?(?:bis|ter|quater|[abcABC])\b)?,? (?:[Rr]ue|[Aa]venue|[Aa]v\.?|[Bb]d\.?|[Bb]oulevard|[Ii]mpasse|[Aa]ll[ée]e|[Cc]hemin|[Pp]lace|[Qq]uai|[Rr]oute|[Cc]ours|[Ss]quare|[Pp]assage|[Vv]illa|[Rr][ée]sidence|[Ll]otissement|[Ss]entier|[Mm]ont[ée]e|[Ff]aubourg|[Vv]enelle|[Rr]uelle|[Hh]ameau|[Ee]splanade|[Pp]romenade|[Tt]raverse)"
            + @"(?: (?:(?:de la|des|du|de|aux?|à la|la|le|les) )?| (?:de l|d|l)['’])[\p{L}\d][\p{L}\d'’-]*(?: (?:(?:de la|de|des|du|la|le|et) )?\p{Lu}[\p{L}'’-]*){0,4}"
            + @"(?:,? \d{5}(?: \p{Lu}[\p{L}'’-]*){1,3}| à \p{Lu}[\p{L}'’-]*(?:[ -]\p{Lu}[\p{L}'’-]*){0,2})?",
        RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex French();

    [GeneratedRegex(
        @"\b(?:[Ff]lat \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’-]*\.? ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Way|Gardens|Terrace|Crescent|Grove|Place|Square|Hill|Mews|Row|Walk|Park|Boulevard|Blvd|Rise|View|Yard|Brae|Brow|Bank|Croft|Green|Mount|Quay|Vale|Wynd|Cottages|Parade)\b"
            + @"(?:,? (?:in )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)?(?:,? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})?",
        RegexOptions.CultureInvariant,
        Limit
    )]
    private static partial Regex British();
}
