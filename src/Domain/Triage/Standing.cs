namespace Entente.Domain.Triage;

/// <summary>What the desk may do about a post.</summary>
public enum Standing
{
    Welcome,
    Permitted,
    Contestable,
    Unacceptable,
}
