using System.Collections.Frozen;

namespace Entente.Domain.Contacts;

/// <summary>A brand's protected people, ready to be looked up by whoever has the key.</summary>
public sealed class ProtectedList
{
    private readonly BrandKey _key;
    private readonly string _region;
    private readonly FrozenSet<ulong> _hashes;
    private readonly FrozenSet<string> _initials;

    /// <param name="people">Hash and hint of each entry, hashed with this very key.</param>
    public ProtectedList(BrandKey key, string region, IReadOnlyCollection<(ProtectedKind Kind, byte[] Hash, string Hint)> people)
    {
        (_key, _region) = (key, region);
        _hashes = people.Select(p => BrandKey.Short(p.Hash)).ToFrozenSet();
        _initials = people.Where(p => p.Kind == ProtectedKind.Name).Select(p => NameForm.Initials(NameForm.Words(p.Hint))).ToFrozenSet();
    }

    public bool HasNames => _initials.Count > 0;

    public bool HasPhone(string written) => PhoneForm.Possible(written, _region).Any(phone => Has(ProtectedKind.Phone, phone));

    public bool HasEmail(string written) => Has(ProtectedKind.Email, EmailForm.Of(written));

    public bool HasHandle(string written) => Has(ProtectedKind.Handle, HandleForm.Of(written));

    /// <summary>Words that are folded already, as a post has them in a row.</summary>
    public bool HasName(IReadOnlyList<string> words) =>
        _initials.Contains(NameForm.Initials(words)) && Has(ProtectedKind.Name, NameForm.Of(string.Join(' ', words)));

    private bool Has(ProtectedKind kind, string? plain) => plain is not null && _hashes.Contains(BrandKey.Short(_key.Hash(kind, plain)));
}
