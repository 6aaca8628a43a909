using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Application.Access;

public sealed record InvitePerson(Brand Brand, string Email, string Name, string Language, IReadOnlyList<Role> Roles, Actor Inviter);

/// <summary>An invitation with the secret of its link, which is told here and never again.</summary>
public sealed record NewInvitation(Invitation Invitation, string Secret);

/// <summary>
/// Invites a person to a brand. Whoever has an account is invited too, never put on the brand unasked: an address alone does not prove
/// that the account of that name is theirs; the link, opened by who is signed in with it, does.
/// </summary>
public sealed class InvitePersonHandler(IUserReads users, IInvitationStore invitations, TimeProvider clock)
{
    public const string SecretKind = "invite";

    public async Task<(NewInvitation? Made, IReadOnlyList<Error> Errors)> HandleAsync(InvitePerson command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = User.EmailOf(command.Email);
        var errors = Faults(command, email);
        if (errors.Count > 0)
        {
            return (null, errors);
        }
        List<Role> roles = [.. command.Roles.Distinct()];
        if (
            await users.FindByEmailAsync(email, ct) is { } known
            && await users.FindAssignmentAsync(command.Brand.Id, known.User.Id, ct) is not null
        )
        {
            return (null, [UserErrors.AlreadyHere(email)]);
        }
        var invitation = Invitation.For(email, command.Name.Trim(), command.Language, command.Brand.Id, roles, command.Inviter, now);
        var secret = KeySecret.Create(SecretKind);
        await invitations.AddAsync(invitation, KeySecret.Hash(secret), ct);
        return (new NewInvitation(invitation, secret), []);
    }

    private static List<Error> Faults(InvitePerson command, string email)
    {
        var errors = new List<Error>();
        if (!User.IsEmail(email))
        {
            errors.Add(UserErrors.EmailUnreadable);
        }
        if (string.IsNullOrWhiteSpace(command.Name))
        {
            errors.Add(UserErrors.NameEmpty);
        }
        errors.AddRange(PlainName.Faults(command.Name));
        if (command.Roles.Count == 0)
        {
            errors.Add(UserErrors.NoRole);
        }
        return errors;
    }
}
