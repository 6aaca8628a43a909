using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Contacts;
using Entente.Domain.Outcomes;

namespace Entente.Application.Contacts;

/// <summary>A contact as a person gives it.</summary>
public sealed record GivenContact(ContactKind Kind, string Value, string? Label);

/// <summary>Say which contacts the brand gives out itself.</summary>
public sealed record PublishContacts(Brand Brand, IReadOnlyList<GivenContact> Contacts, string Actor);

/// <summary>One entry's result: refused with its error, or the id it has in the list.</summary>
public sealed record ListResult(Guid? Id, bool IsNew, Error? Error);

public sealed class PublishContactsHandler(IContactStore contacts, InstanceKey key, TimeProvider clock)
{
    public const int Most = 20_000;

    public async Task<IReadOnlyList<ListResult>> HandleAsync(PublishContacts command, CancellationToken ct)
    {
        var (brand, now, brandKey) = (command.Brand, clock.GetUtcNow(), key.Of(command.Brand.Id));
        var results = new ListResult[command.Contacts.Count];
        var sound = new List<(int Index, PublishedContact Contact, byte[]? Hash)>();
        foreach (var (i, given) in command.Contacts.Index())
        {
            var plain = PublishedContact.PlainFormOf(given.Kind, given.Value, brand.PhoneRegion);
            if (plain.IsRefused)
            {
                results[i] = new ListResult(null, false, plain.Error);
                continue;
            }
            var id = Guid.CreateVersion7(now);
            var contact = new PublishedContact(id, brand.Id, given.Kind, given.Value.Trim(), plain.Value, given.Label, command.Actor, now);
            sound.Add((i, contact, HashOf(contact, brandKey)));
        }
        var listed = sound.Count == 0 ? [] : await contacts.AddAsync(brand.Id, [.. sound.Select(s => (s.Contact, s.Hash))], Most, ct);
        foreach (var (entry, done) in sound.Zip(listed))
        {
            results[entry.Index] = ResultOf(done, ContactErrors.IsProtected);
        }
        return results;
    }

    internal static ListResult ResultOf(Listed listed, Error onTheOtherList) =>
        listed.As switch
        {
            ListedAs.OnTheOtherList => new(null, false, onTheOtherList),
            ListedAs.ListFull => new(null, false, ContactErrors.ListFull(Most)),
            _ => new(listed.Id, listed.As == ListedAs.Added, null),
        };

    private static byte[]? HashOf(PublishedContact contact, BrandKey key) =>
        Vocabulary.TryParse<ProtectedKind>(Vocabulary.Word(contact.Kind), out var kind) ? key.Hash(kind, contact.PlainForm) : null;
}
