using System.Buffers;
using System.Text.RegularExpressions;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>E-mail addresses of people, plain or disguised ("name (at) host (dot) tld"). A mailbox of a house ("refunds@…") is nobody's.</summary>
internal static partial class Emails
{
    private const int LongestLocalPart = 64;

    /// <summary>An at sign or its name between brackets, blanks or dashes.</summary>
    private static readonly SearchValues<string> Disguises = SearchValues.Create(
        [.. from bracket in "([{<" from sign in (string[])["a", "c", "@", " a", " c", " @"] select $"{bracket}{sign}", "-at-", " @ "],
        StringComparison.OrdinalIgnoreCase
    );
    private static readonly SearchValues<string> SpelledDots = SearchValues.Create(
        [" dot ", " point "],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> OfAHouse = new(
        (
            "sav help support contact contacts info infos hello bonjour service services serviceclient service-client service.client "
            + "serviceclients service-clients clients client customerservice customer-service customer.service customercare customer.care care "
            + "refund refunds returns retours orders order commande commandes reclamation reclamations complaints accueil reception reservation "
            + "reservations booking bookings noreply no-reply ne-pas-repondre press presse rh jobs recrutement facturation billing admin office sales payroll groups letters claims enquiries redaction courrier boutique team equipe"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    public static IEnumerable<PersonalDatum> Find(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestLocalPart && IsLocal(text[start - 1]))
            {
                start--;
            }
            var end = DomainEnd(text, at + 1);
            if (start < at && end > 0 && !OfAHouse.Contains(text[start..at]))
            {
                yield return new("personal_data_email", start, end, 0.98);
            }
        }
        if (MayBeDisguised(text))
        {
            foreach (Match match in Disguised().Matches(text))
            {
                yield return new("personal_data_email", match.Index, match.Index + match.Length, 0.9);
            }
        }
    }

    /// <summary>Asks cheaply for what the pattern cannot do without.</summary>
    private static bool MayBeDisguised(string text) =>
        text.AsSpan().ContainsAny(Disguises)
        || (
            text.AsSpan().ContainsAny(SpelledDots)
            && (
                text.Contains(" at ", StringComparison.OrdinalIgnoreCase)
                || text.Contains(" arob", StringComparison.OrdinalIgnoreCase)
                || text.Contains(" chez ", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static bool IsLocal(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' || (c > 127 && char.IsLetter(c));

    /// <summary>End of a domain with a top level of two letters or more; -1 when there is none.</summary>
    private static int DomainEnd(string text, int from)
    {
        var end = from;
        var lastDot = -1;
        while (end < text.Length && end - from < 255 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            lastDot = text[end] == '.' ? end : lastDot;
            end++;
        }
        while (end > from && text[end - 1] is '.' or '-')
        {
            end--;
            lastDot = text.LastIndexOf('.', end - 1, end - from);
        }
        var top = text.AsSpan(Math.Max(from, lastDot + 1), end - Math.Max(from, lastDot + 1));
        return lastDot > from && top.Length >= 2 && !top.ContainsAnyExceptInRange('A', 'z') ? end : -1;
    }

    [GeneratedRegex(
        @"[\w.+-]{2,64} ?[(\[{<] ?(?:at|arobase|arobas|a|chez|@) ?[)\]}>] ?[\w-]{2,63}(?: ?[(\[{<]? ?(?:dot|point|\.) ?[)\]}>]? ?[a-z]{2,10}){1,2}"
            + @"|[\w.+-]{2,64} (?:at|arobase|arobas|chez) [\w-]{2,63} (?:dot [a-z]{2,10}|point (?:com|fr|net|org|eu|be|ch|ca|info|io|co)\b)"
            + @"|[\w.+-]{2,}-at-\w{2,}-(?:dot|point)-[a-z]{2,10}\b"
            + @"|\w+ ?[._-] ?\w{2,} @ [\w-]{2,} ?\. ?[a-z]{2,10}\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Disguised();
}
