namespace Entente.Domain.Contacts;

/// <summary>What a published contact is.</summary>
public enum ContactKind
{
    Phone,
    Email,
    Address,
    Handle,
}

/// <summary>What is protected of a person.</summary>
public enum ProtectedKind
{
    Name,
    Phone,
    Email,
    Handle,
}
