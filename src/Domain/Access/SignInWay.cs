namespace Entente.Domain.Access;

/// <summary>By what a session was opened.</summary>
public enum SignInWay
{
    Password,
    Provider,
}
