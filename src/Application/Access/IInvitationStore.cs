using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>What came of a link that was opened.</summary>
public enum Acceptance
{
    Done,
    Gone,
    AlreadyOwned,
    AccountExists,
}

/// <summary>By what a new account is opened later: a password, a provider's identity, or both.</summary>
public sealed record Proof(string? PasswordHash, Identity? Identity);

public interface IInvitationStore
{
    /// <summary>Adds an invitation; an open one of the same person to the same brand is replaced.</summary>
    Task AddAsync(Invitation invitation, byte[] secretHash, CancellationToken ct);

    Task<bool> TryWithdrawAsync(Guid brandId, Guid id, Actor by, DateTimeOffset at, CancellationToken ct);

    /// <summary>
    /// Makes the account and gives its roles, in one transaction, once: of many that try at the same moment one succeeds. There is one
    /// owner: all other invitations to be it end with the first.
    /// </summary>
    Task<Acceptance> AcceptAsync(Invitation invitation, User user, Proof proof, CancellationToken ct);

    /// <summary>Gives the roles to an account that is there already.</summary>
    Task<Acceptance> JoinAsync(Invitation invitation, User user, DateTimeOffset at, CancellationToken ct);
}
