using Entente.Domain.Practice;

namespace Entente.Application.Practice;

public interface IScenarioStore
{
    Task AddAsync(Guid brandId, Scenario scenario, CancellationToken ct);

    /// <summary>Keeps a version more, over the one before it; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Scenario scenario, CancellationToken ct);

    /// <summary>Takes it out of use; its versions stay. False when somebody changed it meanwhile.</summary>
    Task<bool> TryRetireAsync(Guid brandId, Scenario scenario, DateTimeOffset at, CancellationToken ct);
}

/// <summary>Which scenarios a list asks for: null means all.</summary>
public sealed record ScenarioFilter(string? Language, ScenarioSource? Source);

/// <summary>The place in a list after which a page begins: the library's come first, in their order, then the brand's by age.</summary>
public sealed record ScenarioCursor(ScenarioSource Source, Guid Id);

public interface IScenarioReads
{
    /// <summary>Those that can be played.</summary>
    Task<IReadOnlyList<Scenario>> ListAsync(Guid brandId, ScenarioFilter filter, ScenarioCursor? after, int limit, CancellationToken ct);

    /// <summary>One of the library or of the brand, out of use or not.</summary>
    Task<Scenario?> FindAsync(Guid brandId, Guid scenarioId, CancellationToken ct);

    /// <summary>Every version of one of the brand's, the last one first.</summary>
    Task<IReadOnlyList<ScenarioVersion>> VersionsAsync(Guid brandId, Guid scenarioId, CancellationToken ct);
}
