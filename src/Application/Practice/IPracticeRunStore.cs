using Entente.Domain.Practice;

namespace Entente.Application.Practice;

public interface IPracticeRunStore
{
    Task AddAsync(Guid brandId, PracticeRun run, CancellationToken ct);

    Task<PracticeRun?> FindAsync(Guid brandId, Guid runId, CancellationToken ct);

    /// <summary>Keeps the run with its last answer; false when that post was answered meanwhile.</summary>
    Task<bool> TrySaveAsync(Guid brandId, PracticeRun answered, CancellationToken ct);

    /// <summary>How many runs were forgotten.</summary>
    Task<long> ForgetAsync(Guid brandId, DateTimeOffset begunBefore, CancellationToken ct);
}

/// <summary>Which runs a list asks for; null means all.</summary>
public sealed record RunFilter(string? PlayerId, Guid? ScenarioId, bool? Finished);

/// <summary>A run as lists show it; <see cref="Score"/> is null before its end.</summary>
public sealed record RunSummary(
    Guid Id,
    int Version,
    Guid ScenarioId,
    int ScenarioVersion,
    string Title,
    string Language,
    string PlayerId,
    string Player,
    int Posts,
    int Answered,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    decimal? Score
);

/// <summary>Which answers the figures are of; null for everybody's, or for all scenarios.</summary>
public sealed record PlayedFilter(string? PlayerId, Guid? ScenarioId, DateTimeOffset From, DateTimeOffset To);

public interface IPracticeReads
{
    /// <summary>The last started first, before an id.</summary>
    Task<IReadOnlyList<RunSummary>> ListAsync(Guid brandId, RunFilter filter, Guid? before, int limit, CancellationToken ct);

    Task<PracticeRun?> FindAsync(Guid brandId, Guid runId, CancellationToken ct);

    /// <summary>Answers in a time, the latest first, at most so many.</summary>
    Task<IReadOnlyList<PlayedPost>> PlayedAsync(Guid brandId, PlayedFilter filter, int limit, CancellationToken ct);

    /// <summary>Each scenario that somebody has played to its end, with how often and the best score.</summary>
    Task<IReadOnlyDictionary<Guid, (int Times, decimal Best)>> BestAsync(Guid brandId, string playerId, CancellationToken ct);
}
