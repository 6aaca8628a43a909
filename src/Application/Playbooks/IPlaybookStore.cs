using Entente.Domain.Cases;
using Entente.Domain.Playbooks;
using Entente.Domain.Triage;

namespace Entente.Application.Playbooks;

public interface IPlaybookStore
{
    Task AddAsync(Guid brandId, Playbook playbook, CancellationToken ct);

    /// <summary>Keeps a version more, over the one before it; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, Playbook playbook, CancellationToken ct);

    /// <summary>Takes it out of use; its versions stay. False when somebody changed it meanwhile.</summary>
    Task<bool> TryRetireAsync(Guid brandId, Playbook playbook, DateTimeOffset at, CancellationToken ct);
}

/// <summary>Which playbooks a list asks for, of those in use: null means all.</summary>
public sealed record PlaybookFilter(Category? Category, Step? Step);

public interface IPlaybookReads
{
    /// <summary>Those in use, the first written first, after an id.</summary>
    Task<IReadOnlyList<Playbook>> ListAsync(Guid brandId, PlaybookFilter filter, Guid? after, int limit, CancellationToken ct);

    Task<Playbook?> FindAsync(Guid brandId, Guid playbookId, CancellationToken ct);

    /// <summary>Every version, the last one first.</summary>
    Task<IReadOnlyList<PlaybookVersion>> VersionsAsync(Guid brandId, Guid playbookId, CancellationToken ct);
}
