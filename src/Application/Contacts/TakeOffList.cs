using Entente.Domain.Contacts;
using Entente.Domain.Outcomes;

namespace Entente.Application.Contacts;

public enum ContactList
{
    Published,
    Protected,
}

/// <summary>Publish, or protect, an entry no longer.</summary>
public sealed record TakeOffList(Guid BrandId, ContactList List, Guid Id);

public sealed class TakeOffListHandler(IContactStore contacts, IProtectedPersonStore people)
{
    /// <summary>The refusal, or null when the entry is gone.</summary>
    public async Task<Error?> HandleAsync(TakeOffList command, CancellationToken ct)
    {
        var (brandId, list, id) = command;
        return list == ContactList.Published
            ? await contacts.TryRemoveAsync(brandId, id, ct)
                ? null
                : ContactErrors.ContactNotFound(id)
            : await people.TryRemoveAsync(brandId, id, ct)
                ? null
                : ContactErrors.PersonNotFound(id);
    }
}
