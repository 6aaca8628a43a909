namespace Entente.Domain.Triage;

public enum SignalKind
{
    PersonalData,
    EmployeeAttack,
    Profanity,
    Threat,
    Sarcasm,
    LegalThreatByAuthor,
    Churn,
    Safety,
}

/// <summary>
/// Something a post shows beside its category. <see cref="Start"/> and <see cref="End"/> are UTF-16 offsets, end exclusive;
/// <see cref="Reason"/> is the code of the rule that fired (its words are in resources).
/// </summary>
public sealed record Signal(SignalKind Kind, int Start, int End, double Confidence, string Reason);
