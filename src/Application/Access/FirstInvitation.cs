using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>Invites the owner of an instance that has none yet. Each start of an unowned instance tells a link of its own; the first used wins.</summary>
public sealed class FirstInvitation(IUserReads users, IInvitationStore invitations, TimeProvider clock)
{
    public const string SecretKind = "setup";

    /// <summary>The secret of the link, or null where the instance has an owner.</summary>
    public async Task<string?> EnsureAsync(CancellationToken ct)
    {
        if (await users.HasOwnerAsync(ct))
        {
            return null;
        }
        var secret = KeySecret.Create(SecretKind);
        await invitations.AddAsync(Invitation.ForOwner(clock.GetUtcNow()), KeySecret.Hash(secret), ct);
        return secret;
    }
}
