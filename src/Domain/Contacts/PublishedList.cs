using System.Collections.Frozen;

namespace Entente.Domain.Contacts;

/// <summary>A brand's published contacts, ready to be looked up. <see cref="Region"/> is where its national numbers belong.</summary>
public sealed class PublishedList
{
    private readonly FrozenDictionary<ContactKind, FrozenSet<string>> _plainForms;

    public PublishedList(IEnumerable<(ContactKind Kind, string PlainForm)> contacts, string region)
    {
        _plainForms = contacts.GroupBy(c => c.Kind, c => c.PlainForm).ToFrozenDictionary(g => g.Key, g => g.ToFrozenSet());
        Region = region;
    }

    public string Region { get; }

    /// <summary>Whether what a post writes is one of them, however it is written.</summary>
    public bool Has(string written) =>
        _plainForms.Count > 0
        && (
            PhoneForm.Possible(written, Region).Any(phone => Holds(ContactKind.Phone, phone))
            || Holds(ContactKind.Email, EmailForm.Of(written))
            || (written.StartsWith('@') && Holds(ContactKind.Handle, HandleForm.Of(written)))
            || HasAddress(written)
        );

    /// <summary>An address is often written with more or less of its town than the brand writes it.</summary>
    private bool HasAddress(string written) =>
        _plainForms.TryGetValue(ContactKind.Address, out var addresses)
        && AddressForm.Of(written) is { } plain
        && addresses.Any(a => a.StartsWith(plain, StringComparison.Ordinal) || plain.StartsWith(a, StringComparison.Ordinal));

    private bool Holds(ContactKind kind, string? plain) =>
        plain is not null && _plainForms.TryGetValue(kind, out var known) && known.Contains(plain);
}
