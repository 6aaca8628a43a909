using Entente.Domain.Access;
using Entente.Domain.Mentions;

namespace Entente.Domain.Removals;

public enum RemovalStatus
{
    Draft,
    ChangesRequested,
    Approved,
    Submitted,
    Decided,
    Appealed,
    Withdrawn,
}

public enum ApprovalDecision
{
    Approved,
    ChangesRequested,
}

/// <summary>What a second person said of it.</summary>
public sealed record Approval(ApprovalDecision Decision, string? Reason, Actor By, DateTimeOffset At);

/// <summary>That it was sent; <see cref="PlatformReference"/> is the number the platform gave it, <see cref="DossierSha256"/> seals what was sent.</summary>
public sealed record Submission(DateTimeOffset At, Actor By, string? PlatformReference, string DossierSha256);

public sealed record Withdrawal(string Reason, Actor By, DateTimeOffset At);

/// <summary>Where a removal request stands. <see cref="Parts"/> are of its last reading; <see cref="Language"/> is that of its dossier.</summary>
public sealed record RemovalState(
    Guid Id,
    int Version,
    Guid CaseId,
    int Cycle,
    Guid MentionId,
    Network Network,
    string Language,
    RemovalArgument Argument,
    IReadOnlyList<PartScore> Parts,
    RemovalStatus Status,
    Actor Author,
    Approval? Approval,
    Submission? Submission,
    IReadOnlyList<PlatformAnswer> Answers,
    IReadOnlyList<Appeal> Appeals,
    Withdrawal? Withdrawal,
    DateTimeOffset CreatedAt
)
{
    /// <summary>The days of silence after which the desk is reminded.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [3, 7, 14];

    private const int ComplaintMonths = 6;

    public int Score => Parts.Sum(p => p.Points);

    /// <summary>A short name people can say to each other.</summary>
    public string Reference => Cases.CaseState.ReferenceOf(Id);

    public PlatformAnswer? LastAnswer => Answers.Count == 0 ? null : Answers[^1];

    /// <summary>Since when someone else's answer is waited for; null while nobody owes one.</summary>
    public DateTimeOffset? AskedAt =>
        Status switch
        {
            RemovalStatus.Submitted => Submission!.At,
            RemovalStatus.Appealed => Appeals[^1].LodgedAt,
            _ => null,
        };

    /// <summary>Until when the platform must hear a complaint against its decision (DSA art. 20(1)); null where there is nothing to contest.</summary>
    public DateTimeOffset? ComplaintUntil =>
        Contestable && Appeals.All(a => a.Instance != Instance.Complaint) ? Answers[0].AnsweredAt.AddMonths(ComplaintMonths) : null;

    /// <summary>A refusal, or less than was asked for.</summary>
    public bool Contestable => Status == RemovalStatus.Decided && LastAnswer!.Decision != Cases.PlatformDecision.Removed;
}
