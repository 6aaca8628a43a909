using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary>
/// Who a provider says somebody is, in a token that was verified. <see cref="Email"/> is set only where the provider says that it verified
/// the address; <see cref="InvitationSecret"/> where they began at the link of an invitation.
/// </summary>
public sealed record SignInThroughProvider(
    Identity Identity,
    string? Email,
    string? Name,
    string? InvitationSecret,
    string Language,
    Visitor From
);

/// <summary>
/// Opens a session for an identity that is linked to an account. The first time it is linked: by an invitation, or because an account has
/// the very address that the provider verified.
/// </summary>
public sealed class SignInThroughProviderHandler(
    IIdentityStore identities,
    IUserReads users,
    IInvitationReads open,
    IInvitationStore invitations,
    ISecondFactorReads factors,
    IUserSessionStore sessions,
    TimeProvider clock
)
{
    public async Task<Result<SignedIn>> HandleAsync(SignInThroughProvider command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found =
            await identities.FindUserAsync(command.Identity, ct)
            ?? await InvitedAsync(command, now, ct)
            ?? await WithSameAddressAsync(command, now, ct);
        if (found is not { DisabledAt: null } user)
        {
            await sessions.NoteRefusalAsync(found?.Id, command.From.Address, now, ct);
            return UserErrors.IdentityUnknown;
        }
        if (await factors.FindAsync(user.Id, ct) is not null)
        {
            return new SignedIn(user, null);
        }
        var session = UserSession.Open(user, SignInWay.Provider, command.From.Address, command.From.Browser, now);
        await sessions.OpenAsync(session, ct);
        return new SignedIn(user, session);
    }

    private async Task<User?> InvitedAsync(SignInThroughProvider command, DateTimeOffset now, CancellationToken ct)
    {
        if (
            command.InvitationSecret is not { } secret
            || !KeySecret.HasShape(secret)
            || await open.FindOpenAsync(KeySecret.Hash(secret), now, ct) is not { } invitation
            || (invitation.Email ?? command.Email) is not { } email
        )
        {
            return null;
        }
        var name = invitation.Name ?? (command.Name is { Length: > 0 and <= User.LongestName } given ? given : email);
        var language = invitation.IsForOwner ? command.Language : invitation.Language;
        var user = new User(Guid.CreateVersion7(now), email, name, language, invitation.IsForOwner, null, 1, now);
        return await invitations.AcceptAsync(invitation, user, new Proof(null, command.Identity), ct) == Acceptance.Done ? user : null;
    }

    private async Task<User?> WithSameAddressAsync(SignInThroughProvider command, DateTimeOffset now, CancellationToken ct) =>
        command.Email is { } email
        && await users.FindByEmailAsync(email, ct) is { User: { DisabledAt: null } user }
        && await identities.TryLinkAsync(user.Id, command.Identity, now, ct)
            ? user
            : null;
}
