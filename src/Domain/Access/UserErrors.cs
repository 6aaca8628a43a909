using Entente.Domain.Outcomes;

namespace Entente.Domain.Access;

public static class UserErrors
{
    public static readonly Error EmailUnreadable = new(ErrorKind.Invalid, "email_unreadable") { Pointer = "/email" };
    public static readonly Error NameEmpty = new(ErrorKind.Invalid, "person_name_empty") { Pointer = "/name" };
    public static readonly Error NoRole = new(ErrorKind.Invalid, "no_role") { Pointer = "/roles" };
    public static readonly Error PasswordTooShort = new(ErrorKind.Invalid, "password_too_short", ("shortest", PasswordRules.Shortest))
    {
        Pointer = "/password",
    };
    public static readonly Error PasswordTooLong = new(ErrorKind.Invalid, "password_too_long", ("longest", PasswordRules.Longest))
    {
        Pointer = "/password",
    };
    public static readonly Error PasswordGuessable = new(ErrorKind.Invalid, "password_guessable") { Pointer = "/password" };
    public static readonly Error InvitationGone = new(ErrorKind.NotFound, "invitation_gone");
    public static readonly Error InvitationOfAnother = new(ErrorKind.Conflict, "invitation_of_another");
    public static readonly Error AccountExists = new(ErrorKind.Conflict, "account_exists");
    public static readonly Error AlreadyOwned = new(ErrorKind.Conflict, "instance_already_owned");
    public static readonly Error OwnerStays = new(ErrorKind.Conflict, "owner_stays");
    public static readonly Error NotOnesOwn = new(ErrorKind.Conflict, "not_ones_own_account");

    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "person_changed_meanwhile");

    public static readonly Error PasswordWrong = new(ErrorKind.Invalid, "password_wrong") { Pointer = "/password" };
    public static readonly Error CodeWrong = new(ErrorKind.Invalid, "code_wrong") { Pointer = "/code" };
    public static readonly Error SecondFactorOn = new(ErrorKind.Conflict, "second_factor_on");
    public static readonly Error SecondFactorOff = new(ErrorKind.Conflict, "second_factor_off");
    public static readonly Error IdentityUnknown = new(ErrorKind.NotFound, "identity_unknown");
    public static readonly Error ResetGone = new(ErrorKind.NotFound, "reset_gone");
    public static readonly Error BeyondReach = new(ErrorKind.Forbidden, "person_beyond_reach");

    public static Error AlreadyHere(string email) => new(ErrorKind.Conflict, "person_already_here", ("email", email));

    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "person_not_found", ("id", id));

    public static Error InvitationNotFound(Guid id) => new(ErrorKind.NotFound, "invitation_not_found", ("id", id));
}
