using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IIdentityStore
{
    /// <summary>The account that is linked to this identity; disabled ones too.</summary>
    Task<User?> FindUserAsync(Identity identity, CancellationToken ct);

    /// <summary>Links an account; false where the identity is another's meanwhile.</summary>
    Task<bool> TryLinkAsync(Guid userId, Identity identity, DateTimeOffset at, CancellationToken ct);
}
