using System.Text.Json.Serialization;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Cases;

/// <summary>Which cases a list asks for: null or empty means all. The range is of opening, its end excluded.</summary>
public sealed record CaseFilter(
    IReadOnlyList<Step> Steps,
    IReadOnlyList<Standing> Standings,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<Network> Networks,
    bool? BreaksPrinciple,
    bool? HasProposedOutcome,
    DateTimeOffset? OpenedFrom,
    DateTimeOffset? OpenedTo,
    AssignedTo? Assignee = null,
    DateTimeOffset? DueTo = null,
    Guid? ChannelId = null
);

/// <summary>Whose cases a list asks for; null is nobody's.</summary>
public sealed record AssignedTo(string? ActorId);

/// <summary>
/// How the author themselves would have the case end: they edited or deleted the post at <see cref="Since"/>, after the desk's last reply
/// or, without one, after the case was opened. A person closes the case with it, or does not.
/// </summary>
public sealed record ProposedOutcome(Outcome Outcome, Guid MentionId, DateTimeOffset Since);

/// <summary>In which order cases are listed.</summary>
public enum CaseOrder
{
    /// <summary>The latest opened first.</summary>
    Newest,

    /// <summary>Open cases alone: those that show a post against a principle before all others, then by the time somebody must have answered.</summary>
    Urgency,
}

/// <summary>The place in a list after which a page begins; <see cref="At"/> is the time the order goes by.</summary>
public sealed record CaseCursor(bool IsExposed, DateTimeOffset At, Guid Id)
{
    public static CaseCursor Of(CaseListItem item, CaseOrder order) =>
        new(item.IsExposed, order == CaseOrder.Newest ? item.OpenedAt : item.FirstDueAt, item.Id);
}

/// <summary>
/// One case of a list, with the words it is about. Times are UTC. <see cref="DueAt"/> is when the first of its running clocks runs out,
/// <see cref="DueFor"/> which one that is. <see cref="IsExposed"/> tells that a post against a principle can still be read on its network.
/// </summary>
public sealed record CaseListItem(
    Guid Id,
    string Reference,
    int Version,
    Step Step,
    Waiting Waiting,
    Standing Standing,
    Category? Category,
    bool BreaksPrinciple,
    bool IsExposed,
    bool HasVerdict,
    Network Network,
    Guid? ChannelId,
    Guid? AuthorId,
    string Text,
    int Mentions,
    int Cycle,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    ClockKind? DueFor,
    DateTimeOffset? ClosedAt,
    Outcome? Outcome,
    ProposedOutcome? ProposedOutcome,
    Actor? Assignee,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>What the order by urgency goes by, of closed cases too.</summary>
    [JsonIgnore]
    public DateTimeOffset FirstDueAt { get; init; }

    /// <summary>Where the text gives personal data away, as the machine last saw it.</summary>
    [JsonIgnore]
    public IReadOnlyList<Signal> PersonalData { get; init; } = [];

    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public CaseListItem Masked() => this with { Text = PersonalDataMask.Of(Text, PersonalData) };
}

/// <summary>
/// One case whole. <see cref="AllowedMoves"/> is what can be done with it now, <see cref="RefusedMoves"/> what its own rules refuse of the
/// ladder's moves from here.
/// </summary>
public sealed record CaseDetail(
    CaseListItem Case,
    string PolicyVersion,
    IReadOnlyList<CaseClockRead> Clocks,
    IReadOnlyList<Move> AllowedMoves,
    IReadOnlyList<RefusedMove> RefusedMoves,
    IReadOnlyList<Outcome> AllowedOutcomes,
    IReadOnlyList<CaseCycle> Cycles,
    IReadOnlyList<Guid> MentionIds,
    IReadOnlyList<HiddenPost> HiddenPosts
)
{
    /// <summary>As it is shown to whoever may not read personal data.</summary>
    public CaseDetail Masked() => this with { Case = Case.Masked() };
}

/// <summary>
/// A move that the ladder has from here and a rule refuses now: its code is that of the refusal. <see cref="Until"/> is when waiting ends it.
/// </summary>
public sealed record RefusedMove(Move Move, string Code, DateTimeOffset? Until);

/// <summary>A post that somebody recorded as hidden on its network, and has not shown again.</summary>
public sealed record HiddenPost(Guid MentionId, DateTimeOffset HiddenAt, string HiddenBy);

/// <summary>A clock of the case's present cycle, as it stands when it is read; a running one is missed once its time is over.</summary>
public sealed record CaseClockRead(
    ClockKind Kind,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? StoppedAt,
    ClockStatus Status
);

/// <summary>One turn of work on a case, from its opening to its outcome.</summary>
public sealed record CaseCycle(
    int Cycle,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DialogueAt,
    DateTimeOffset? LeadAt,
    DateTimeOffset? PlatformAt,
    PlatformDecision? PlatformDecision,
    DateTimeOffset? LegalAt,
    DateTimeOffset? ClosedAt,
    Outcome? Outcome
);

public interface ICaseReads
{
    /// <summary>At most <paramref name="limit"/> cases after the cursor, which is of the same order.</summary>
    Task<IReadOnlyList<CaseListItem>> ListAsync(
        Guid brandId,
        CaseFilter filter,
        CaseOrder order,
        CaseCursor? after,
        int limit,
        CancellationToken ct
    );

    Task<CaseDetail?> FindAsync(Guid brandId, Guid caseId, CancellationToken ct);

    /// <summary>The history, oldest first.</summary>
    Task<IReadOnlyList<CaseEvent>> EventsAsync(Guid brandId, Guid caseId, CancellationToken ct);

    /// <summary>What has happened since the case had this version, oldest first.</summary>
    Task<IReadOnlyList<CaseEvent>> ChangesSinceAsync(Guid brandId, Guid caseId, int version, CancellationToken ct);
}
