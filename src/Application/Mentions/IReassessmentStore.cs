using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Application.Mentions;

/// <summary>A post to be judged again; <see cref="PolicyVersion"/> is that of its case, null without one.</summary>
public sealed record PostToReassess(Guid Id, DateTimeOffset WrittenAt, string Text, string? Language, string? PolicyVersion);

/// <summary>What the machine says of it today.</summary>
public sealed record ReassessedPost(PostToReassess Post, Assessment Assessment, Standing Standing)
{
    public bool BreaksPrinciple => Policy.BreaksPrinciple(Assessment);
}

public interface IReassessmentStore
{
    /// <summary>Asks for a re-assessment; null while one of the brand waits or runs.</summary>
    Task<Reassessment?> TryQueueAsync(
        Guid brandId,
        DateTimeOffset? postedFrom,
        DateTimeOffset? postedTo,
        string requestedBy,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Claims the one that waits, or whose server has not been heard of for five minutes: it goes on where it was.</summary>
    Task<Reassessment?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    /// <summary>The next posts in the order of their ids.</summary>
    Task<IReadOnlyList<PostToReassess>> NextPostsAsync(Guid brandId, Reassessment run, int limit, CancellationToken ct);

    /// <summary>
    /// Keeps the assessments, makes them count where no person has judged the wording, marks the weeks of what changed and notes how far
    /// the run is, in one transaction. Null when another server took the run over: nothing is kept then.
    /// </summary>
    Task<Reassessment?> TrySaveAsync(
        Brand brand,
        Reassessment run,
        IReadOnlyList<ReassessedPost> posts,
        DateTimeOffset now,
        CancellationToken ct
    );

    Task SucceedAsync(Guid brandId, Reassessment run, DateTimeOffset now, CancellationToken ct);

    /// <summary>Gives a run up, or back to the queue while it has tries left.</summary>
    Task FailAsync(Guid brandId, Reassessment run, string failure, DateTimeOffset now, CancellationToken ct);
}

public interface IReassessmentReads
{
    Task<Reassessment?> FindAsync(Guid brandId, Guid id, CancellationToken ct);

    /// <summary>The one asked for last; null where none ever was.</summary>
    Task<Reassessment?> LatestAsync(Guid brandId, CancellationToken ct);
}

/// <summary>Re-assesses what waits in the background; without a call it would still come, only later.</summary>
public interface IReassessmentStart
{
    void Start();
}
