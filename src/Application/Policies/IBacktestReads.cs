using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Policies;

/// <summary>How many mentions of a category had one standing and would have another, or the same.</summary>
public sealed record StandingCell(Category? Category, Standing Before, Standing After, long Mentions);

/// <summary>
/// A mention on which the draft says otherwise than what happened; ids only, its words are read where they are guarded. A null confidence
/// is no machine's; a person's verdict wins over it.
/// </summary>
public sealed record BacktestExample(
    Guid MentionId,
    Guid? CaseId,
    DateTimeOffset PostedAt,
    Category? Category,
    double? Confidence,
    bool ByPerson,
    Standing Before,
    Standing After
);

/// <summary>
/// What a policy makes of the mentions of some weeks. <see cref="CasesOpened"/> are those that did open; <see cref="WouldOpen"/> matters
/// that have no case and would; <see cref="WouldNotOpen"/> cases that have no post to open them.
/// </summary>
public sealed record BacktestCounts(
    long Mentions,
    long CasesOpened,
    long WouldOpen,
    long WouldNotOpen,
    IReadOnlyList<StandingCell> Standings,
    IReadOnlyList<BacktestExample> WouldOpenExamples,
    IReadOnlyList<BacktestExample> WouldNotOpenExamples,
    IReadOnlyList<BacktestExample> StandingExamples
);

public interface IBacktestReads
{
    /// <summary>
    /// Judges by a policy every mention of others that was posted in a time, its end excluded, with at most
    /// <paramref name="mostExamples"/> of each kind, the latest posted first.
    /// </summary>
    Task<BacktestCounts> JudgeAsync(
        Guid brandId,
        Policy policy,
        DateTimeOffset from,
        DateTimeOffset to,
        int mostExamples,
        CancellationToken ct
    );

    /// <summary>The times of every turn of work that began in a time, its end excluded, the latest first.</summary>
    Task<IReadOnlyList<CaseTimes>> CaseTimesAsync(Guid brandId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);
}
