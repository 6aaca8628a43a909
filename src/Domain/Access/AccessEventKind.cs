namespace Entente.Domain.Access;

/// <summary>What happens at the doors of the desk.</summary>
public enum AccessEventKind
{
    SignedIn,
    SignInRefused,
    SignedOut,
    AccountOpened,
    PasswordChanged,
    PasswordReset,
    ResetLinkMade,
    SecondFactorOn,
    SecondFactorOff,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    IdentityLinked,
    AccountShutOut,
    AccountLetIn,
    PersonInvited,
    InvitationWithdrawn,
    RolesChanged,
    KeyMade,
    KeyRevoked,
}
