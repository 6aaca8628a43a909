using System.Text.RegularExpressions;

namespace Entente.Domain.Replies.Review;

/// <summary>Data of the author in the open: e-mail, telephone, bank details, order number, address, full name.</summary>
public static partial class PersonalDataCheck
{
    private const int Before = 60;

    // The engine without backtracking keeps megabytes for a pattern of many words. It is left out where going back is short: what is read is
    // an address or sixty characters, or nothing in the pattern repeats without an end. The limit of time is never met.

    public static IEnumerable<Seen> Find(DraftReading reading)
    {
        var text = reading.Text;
        return Emails(reading)
            .Concat(Phones(reading))
            .Concat(Spans(Iban(), text))
            .Concat(Spans(Reference(), text).Where(s => Digits(text.Original.AsSpan(s.Start, s.End - s.Start)) >= 4))
            .Concat(Spans(HomeAddress(), text))
            .Concat(NamesCheck.Of(reading.Context.CustomerNames, reading))
            .Concat(TitledNames(text.Original));
    }

    private static IEnumerable<Seen> Emails(DraftReading reading) =>
        Spans(Email(), reading.Text)
            .Where(s =>
            {
                var address = reading.Original[s.Start..s.End];
                return !ServiceMailbox().IsMatch(address.ToLowerInvariant()) && !IsPublished(address, reading.Context);
            });

    /// <summary>A mobile number is somebody's; another one only where it is said to be the author's.</summary>
    private static IEnumerable<Seen> Phones(DraftReading reading)
    {
        foreach (var match in Phone().PlacesIn(reading.Text.Text))
        {
            var written = reading.Text.Text[match.Start..match.End];
            var digits = string.Concat(written.Where(char.IsAsciiDigit));
            var ahead = reading.Text.Text[Math.Max(0, match.Start - Before)..match.Start];
            var ours = OursAhead().IsMatch(ahead);
            var theirs = TheirsAhead().IsMatch(ahead) || (Mobile().IsMatch(digits) && !ours);
            if (digits.Length is >= 9 and <= 15 && theirs && !FreeNumber().IsMatch(digits) && !IsPublished(written, reading.Context))
            {
                var place = reading.Text.Place(match.Start, match.End);
                yield return new Seen(place.Start, place.End);
            }
        }
    }

    private static IEnumerable<Seen> TitledNames(string original)
    {
        foreach (var match in TitledName().PlacesIn(original))
        {
            yield return new Seen(match.Start, match.End);
        }
    }

    private static bool IsPublished(string contact, ReplyContext context)
    {
        var bare = Bare(contact);
        return context.Published?.Has(contact) == true
            || context.PublishedContacts.Any(p => Bare(p) == bare || (Digits(p) >= 6 && Bare(p).EndsWith(bare, StringComparison.Ordinal)));
    }

    private static string Bare(string contact) =>
        contact.Contains('@', StringComparison.Ordinal)
            ? contact.Trim().ToLowerInvariant()
            : string.Concat(contact.Where(char.IsAsciiDigit)).TrimStart('0');

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }
        return digits;
    }

    private static IEnumerable<Seen> Spans(Regex pattern, FoldedText text) =>
        pattern.PlacesIn(text.Text).Select(m => text.Place(m.Start, m.End)).Select(p => new Seen(p.Start, p.End));

    [GeneratedRegex(@"\b[a-z0-9._%+-]+(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[a-z0-9-]+(?:\.[a-z0-9-]+)+\b", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"^(?:contact|support|service|services|servicescustomer|service-?client|serviceclients?|clients?|relation|relations?-?clients?|customer|customers|customercare|customer-?service|care|help|helpdesk|hello|bonjour|info|infos|sav|dpo|privacy|rgpd|gdpr|press|presse|shop|boutique|team|equipe|reservation|reservations|booking|bookings|billing|facturation|feedback|social|community|jobs|office|accueil|complaints|reclamations?|commandes?|orders?)[a-z0-9._+-]*@",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex ServiceMailbox();

    [GeneratedRegex(@"(?:\+|\b00|\b0|\(0?)[0-9](?:[ .\-/()]{0,2}[0-9]){7,13}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:0033|33|0)?[67][0-9]{8}$|^(?:0044|44|0)7[0-9]{9}$", RegexOptions.NonBacktracking)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(?:08|0[38]00|0808|18[0-9]{2}|1800|1888|338)", RegexOptions.NonBacktracking)]
    private static partial Regex FreeNumber();

    [GeneratedRegex(
        @"\b(?:votre|vos|vous (?:joindr|appel|rappel|contact)[a-z]*|your|you (?:back )?(?:at|on)|(?:reach|call|ring|phone|text|contact)(?:ed|ing)? you|client[e]? au|customer)\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex TheirsAhead();

    [GeneratedRegex(
        @"\b(?:notre|nos|service client|hotline|helpline|our|call us|ring us|appelez[ -]nous|joindre (?:le|la|notre)|contactez[ -]nous|numero vert|standard)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex OursAhead();

    [GeneratedRegex(@"\b[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,4})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();

    [GeneratedRegex(
        @"\b(?:commande|dossier|contrat|facture|colis|suivi|abonnement|reservation|client|order|account|invoice|parcel|tracking|booking|policy|contract|customer|reference|case)(?: (?:de|du|client|number|ref|id))?[ :]{0,9}(?:n ?°|no\.?|numero|number|num\.?|#|ref\.?)?(?: is| est| as| under| sous)?[ :#]{0,9}(?:[a-z]{1,4}[- ]?)?[0-9][a-z0-9-]{3,}\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Reference();

    [GeneratedRegex(
        @"\b(?:(?:votre adresse|chez vous|vous habitez|votre domicile|your (?:home |postal |delivery )?address|you live at)\b[^.!?\n]{0,30}|(?:your|votre|vos)\b[^.!?\n]{0,40}\b(?:goes|going|sent|shipped|delivered|posted|dispatched|left|part|partira|partie?|livre[a-z]*|expedie[a-z]*|envoye[a-z]*) (?:to|at|au|a) )[0-9]{1,4},? (?:bis |ter )?(?:[a-z]+ )?(?:rue|avenue|av|bd|boulevard|chemin|place|allee|impasse|quai|route|cours|square|street|st|road|rd|lane|drive|close|court|way|terrace)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex HomeAddress();

    [GeneratedRegex(
        @"\b(?:M\.|Mme|Mlle|Monsieur|Madame|Mr\.?|Mrs\.?|Ms\.?|Miss)[  ]\p{Lu}[\p{Ll}-]+[  ]\p{Lu}[\p{L}'’-]+",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex TitledName();
}
