using Entente.Domain.Brands;
using Entente.Domain.Policies;

namespace Entente.Application.Mentions;

public interface IMentionStore
{
    /// <summary>
    /// Stores sound posts in one transaction: new ones, edits and earlier wordings, deletions; opens cases and marks weeks. One result
    /// a post, in order. Sending the same posts again, in any order, changes nothing.
    /// </summary>
    Task<IReadOnlyList<RecordedMention>> RecordAsync(
        Brand brand,
        IReadOnlyList<JudgedMention> mentions,
        Policy policy,
        DateTimeOffset now,
        CancellationToken ct
    );
}
