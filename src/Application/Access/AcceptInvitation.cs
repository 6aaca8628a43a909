using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

/// <summary><see cref="Email"/> and <see cref="Name"/> count only where the invitation says none: the owner's.</summary>
public sealed record AcceptInvitation(string Secret, string? Email, string? Name, string Language, string Password);

public sealed class AcceptInvitationHandler(IInvitationReads open, IInvitationStore invitations, IPasswords passwords, TimeProvider clock)
{
    public async Task<Invitation?> FindAsync(string secret, CancellationToken ct) =>
        KeySecret.HasShape(secret) && KeySecret.ChecksumHolds(secret)
            ? await open.FindOpenAsync(KeySecret.Hash(secret), clock.GetUtcNow(), ct)
            : null;

    public async Task<Result<User>> HandleAsync(AcceptInvitation command, CancellationToken ct)
    {
        if (await FindAsync(command.Secret, ct) is not { } invitation)
        {
            return UserErrors.InvitationGone;
        }
        var now = clock.GetUtcNow();
        var email = invitation.Email ?? User.EmailOf(command.Email ?? "");
        var name = (invitation.Name ?? command.Name ?? "").Trim();
        var password = PasswordRules.Plain(command.Password);
        if (Fault(email, name, password) is { } fault)
        {
            return fault;
        }
        var language = invitation.IsForOwner ? command.Language : invitation.Language;
        var user = new User(Guid.CreateVersion7(now), email, name, language, invitation.IsForOwner, null, 1, now);
        return await invitations.AcceptAsync(invitation, user, new Proof(passwords.Hash(password), null), ct) switch
        {
            Acceptance.Done => user,
            Acceptance.AlreadyOwned => UserErrors.AlreadyOwned,
            Acceptance.AccountExists => UserErrors.AccountExists,
            _ => UserErrors.InvitationGone,
        };
    }

    /// <summary>Takes an invitation for a person who has an account, and who is signed in with it.</summary>
    public async Task<Result<User>> JoinAsync(string secret, User user, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { IsForOwner: false } invitation)
        {
            return UserErrors.InvitationGone;
        }
        if (invitation.Email != user.Email)
        {
            return UserErrors.InvitationOfAnother;
        }
        return await invitations.JoinAsync(invitation, user, clock.GetUtcNow(), ct) == Acceptance.Done ? user : UserErrors.InvitationGone;
    }

    private static Error? Fault(string email, string name, string password)
    {
        if (!User.IsEmail(email))
        {
            return UserErrors.EmailUnreadable;
        }
        if (name.Length is 0 or > User.LongestName)
        {
            return UserErrors.NameEmpty;
        }
        if (PlainName.Faults(name).FirstOrDefault() is { } turned)
        {
            return turned;
        }
        return PasswordRules.Fault(password, email, name);
    }
}
