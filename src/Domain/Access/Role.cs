namespace Entente.Domain.Access;

/// <summary>What a person does on a brand. A person may hold several roles on one brand and others on the next.</summary>
public enum Role
{
    Agent,
    Lead,
    Manager,
    Analyst,
    PrivacyOfficer,
    Admin,
}
