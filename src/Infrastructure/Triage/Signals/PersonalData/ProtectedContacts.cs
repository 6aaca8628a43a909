using Entente.Domain.Contacts;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>
/// The lines, addresses and accounts of protected people: a hit is certain, whatever the words around it say. No checksum, shape or
/// context is asked, because the brand itself said whose it is.
/// </summary>
internal static class ProtectedContacts
{
    public const string Reason = "protected_contact";

    public static IEnumerable<PersonalDatum> Find(NormalText text, ProtectedList? people)
    {
        if (people is null)
        {
            return [];
        }
        var original = text.Original;
        var phones = DigitRuns.Find(original).Where(r => people.HasPhone(original[r.Start..r.End])).Select(r => (r.Start, r.End));
        var emails = Emails.Find(original).Where(e => people.HasEmail(original[e.Start..e.End])).Select(e => (e.Start, e.End));
        var handles = text
            .Tokens.Where(t => t.Kind == TokenKind.Mention && people.HasHandle(original[t.Start..t.End]))
            .Select(t => (t.Start, t.End));
        return phones.Concat(emails).Concat(handles).Select(s => new PersonalDatum(Reason, s.Start, s.End, 1));
    }
}
