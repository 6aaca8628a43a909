using Entente.Application.Triage;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Whether a place of the text is one of the contacts the brand itself publishes, however it is written.</summary>
internal static class PublishedContacts
{
    public static bool Has(BrandContext brand, ReadOnlySpan<char> written)
    {
        if (brand.Published?.Has(written.ToString()) == true)
        {
            return true;
        }
        if (brand.PublishedContacts.Count == 0)
        {
            return false;
        }
        var sought = Plain(written.ToString());
        foreach (var contact in brand.PublishedContacts)
        {
            if (Plain(contact) == sought)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Numbers by their significant digits, everything else by its letters and digits.</summary>
    private static string Plain(string contact)
    {
        var compact = string.Concat(contact.Where(c => char.IsLetterOrDigit(c) || c is '@')).ToUpperInvariant();
        return compact.All(char.IsAsciiDigit) ? Phones.Significant(compact) : compact;
    }
}
