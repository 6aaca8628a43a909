using Entente.Domain.Contacts;

namespace Entente.Application.Contacts;

/// <summary>An entry on its way into the list: what is kept of it, and the plain form that the published contacts are asked for.</summary>
public sealed record PersonToProtect(ProtectedPerson Person, byte[] Hash, string KeyId, string PlainForm);

public interface IProtectedPersonStore
{
    /// <summary>Adds entries in one transaction, one result each, in order; one that the brand publishes itself is not taken.</summary>
    Task<IReadOnlyList<Listed>> AddAsync(Guid brandId, IReadOnlyList<PersonToProtect> people, int most, CancellationToken ct);

    /// <summary>False when there is none of this id.</summary>
    Task<bool> TryRemoveAsync(Guid brandId, Guid id, CancellationToken ct);
}

public interface IProtectedPersonReads
{
    Task<ProtectedPerson?> FindAsync(Guid brandId, Guid id, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> entries, oldest first, after an id (ids grow with time).</summary>
    Task<IReadOnlyList<ProtectedPerson>> PageAsync(Guid brandId, Guid? after, int limit, CancellationToken ct);

    Task<int> CountAsync(Guid brandId, CancellationToken ct);
}
