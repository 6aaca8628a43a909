using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>A draft before it has a number.</summary>
public sealed record NewDraft(Policy Rules, string Replaces, string? Note, string By, DateTimeOffset At);

public enum PolicyPublishing
{
    Published,
    ChangedMeanwhile,
    AnotherPublished,
}

public interface IPolicyStore
{
    /// <summary>Keeps the draft under the brand's next number.</summary>
    Task<PolicyVersion> AddAsync(Guid brandId, NewDraft draft, CancellationToken ct);

    /// <summary>Saves a draft over the revision before this one; false when somebody was faster.</summary>
    Task<bool> TrySaveAsync(Guid brandId, PolicyVersion draft, CancellationToken ct);

    Task<bool> TryRemoveAsync(Guid brandId, PolicyVersion draft, CancellationToken ct);

    /// <summary>Publishes over the revision before this one; of several publications in the same place only the first happens.</summary>
    Task<PolicyPublishing> TryPublishAsync(Guid brandId, PolicyVersion published, CancellationToken ct);
}
