using Entente.Domain.Contacts;

namespace Entente.Application.Contacts;

public enum ListedAs
{
    Added,
    Known,
    OnTheOtherList,
    ListFull,
}

/// <summary>What became of one entry; <see cref="Id"/> is the entry's that stands in the list now, where one does.</summary>
public sealed record Listed(ListedAs As, Guid? Id);

public interface IContactStore
{
    /// <summary>
    /// Adds contacts in one transaction, one result each, in order. A hash beside a contact is looked for among the protected people:
    /// what is protected is never published.
    /// </summary>
    Task<IReadOnlyList<Listed>> AddAsync(
        Guid brandId,
        IReadOnlyList<(PublishedContact Contact, byte[]? ProtectedHash)> contacts,
        int most,
        CancellationToken ct
    );

    /// <summary>False when there is none of this id.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid id, CancellationToken ct);
}

public interface IContactReads
{
    Task<PublishedContact?> FindAsync(Guid brandId, Guid id, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> contacts, oldest first, after an id (ids grow with time).</summary>
    Task<IReadOnlyList<PublishedContact>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct);

    Task<int> CountAsync(Guid brandId, CancellationToken ct);
}
