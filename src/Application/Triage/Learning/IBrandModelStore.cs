using Entente.Domain.Triage.Learning;

namespace Entente.Application.Triage.Learning;

/// <summary>A training that this server runs now; <see cref="StartedAt"/> is the moment up to which verdicts count.</summary>
public sealed record TakenTraining(int Number, DateTimeOffset StartedAt);

public interface IBrandModelStore
{
    /// <summary>Asks for a training under the brand's next number; null while one waits or runs.</summary>
    Task<BrandModel?> TryQueueAsync(Guid brandId, string requestedBy, DateTimeOffset now, CancellationToken ct);

    /// <summary>Claims the training that waits, or whose server has not been heard of for ten minutes.</summary>
    Task<TakenTraining?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Keeps what a training came to. One that replaces is put in force in the same transaction, with its line in the history, if the
    /// choice is still the one it was tried against; else it is kept as overtaken.
    /// </summary>
    Task FinishAsync(
        Guid brandId,
        TakenTraining run,
        TrainingResult result,
        byte[]? layer,
        int tried,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Gives a training up, or back to the queue while it has tries left.</summary>
    Task FailAsync(Guid brandId, TakenTraining run, string failure, DateTimeOffset now, CancellationToken ct);

    /// <summary>Puts a model (null: the shipped one) in force, with its line in the history; false when somebody was faster.</summary>
    Task<bool> TryChooseAsync(
        Guid brandId,
        int? number,
        int expected,
        string actor,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    );
}

public interface IBrandModelReads
{
    /// <summary>At most <paramref name="limit"/> models, the latest first, before a number.</summary>
    Task<IReadOnlyList<BrandModel>> PageAsync(Guid brandId, int? before, int limit, CancellationToken ct);

    Task<BrandModel?> FindAsync(Guid brandId, int number, CancellationToken ct);

    Task<ModelInForce> InForceAsync(Guid brandId, CancellationToken ct);
}

/// <summary>Trains what waits in the background; without a call it would still come, only later.</summary>
public interface ITrainingStart
{
    void Start();
}
