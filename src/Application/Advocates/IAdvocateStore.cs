using Entente.Domain.Advocates;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Application.Advocates;

public interface IAdvocateStore
{
    Task<Advocate?> FindAsync(Guid brandId, Guid advocateId, CancellationToken ct);

    /// <summary>Null when the author was added with a first answer.</summary>
    Task<Error?> TryAddAsync(Advocate advocate, RecordedAnswer answer, CancellationToken ct);

    /// <summary>False when the advocate is not at the version before this one any more.</summary>
    Task<bool> TrySaveAsync(Advocate advocate, RecordedAnswer answer, CancellationToken ct);

    /// <summary>Erases the advocate and every answer; false when they are not at this version any more.</summary>
    Task<bool> TryEraseAsync(Guid brandId, Guid advocateId, int version, CancellationToken ct);
}

/// <summary>An author as the network names them: personal data.</summary>
public sealed record AdvocateAuthor(Guid Id, Network Network, string ExternalId, string? Handle, string? DisplayName);

/// <summary>
/// Why somebody is an advocate: the case in which they first came round, whether one of theirs ended with them defending the brand, and
/// what they wrote well of it within 180 days. Null where they never were won back.
/// </summary>
public sealed record ComingRound(
    Guid CaseId,
    string Outcome,
    DateTimeOffset RecoveredAt,
    bool DefendedBrand,
    long PositivePosts,
    DateTimeOffset? LastPositiveAt
);

/// <summary>An author who came back as a defender and was not asked yet.</summary>
public sealed record AdvocateCandidate(AdvocateAuthor Author, ComingRound Why);

/// <summary>Somebody who was asked; answers oldest first.</summary>
public sealed record AdvocateRead(Advocate Advocate, AdvocateAuthor Author, ComingRound? Why, IReadOnlyList<RecordedAnswer> Answers)
{
    public RecordedAnswer LastAnswer => Answers[^1];
}

/// <summary>How many there are to ask, and how many may be counted on.</summary>
public sealed record AdvocateCounts(long Candidates, long Consented);

/// <summary>The place in a list after which a page begins, latest first.</summary>
public sealed record AdvocateCursor(DateTimeOffset At, Guid Id);

public interface IAdvocateReads
{
    /// <summary>Those who were asked and last answered so, the latest answered first.</summary>
    Task<IReadOnlyList<AdvocateRead>> ListAsync(
        Guid brandId,
        AdvocateAnswer status,
        AdvocateCursor? after,
        int limit,
        CancellationToken ct
    );

    Task<AdvocateRead?> FindAsync(Guid brandId, Guid advocateId, CancellationToken ct);

    /// <summary>Those who came round and were never asked, the latest first.</summary>
    Task<IReadOnlyList<AdvocateCandidate>> CandidatesAsync(Guid brandId, AdvocateCursor? after, int limit, CancellationToken ct);

    Task<AdvocateCounts> CountAsync(Guid brandId, CancellationToken ct);
}
