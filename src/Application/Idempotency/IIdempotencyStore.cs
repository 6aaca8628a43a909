namespace Entente.Application.Idempotency;

/// <summary>What makes two requests the same: who asks, what, where, and under which key. The body is told by its hash.</summary>
public sealed record IdempotentRequest(string Caller, string Method, string Path, string Key, string BodySha256);

/// <summary>An answer as it was sent, to be sent again.</summary>
public sealed record StoredAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

public enum Repetition
{
    /// <summary>The request was executed now.</summary>
    First,

    /// <summary>It was executed before; this is its answer.</summary>
    Replayed,

    /// <summary>It is being executed elsewhere at this moment.</summary>
    Running,

    /// <summary>The key was used for another body.</summary>
    OtherBody,
}

public sealed record IdempotentAnswer(Repetition Repetition, StoredAnswer? Answer);

public interface IIdempotencyStore
{
    /// <summary>
    /// Executes the request at most once: what it commits and its answer are committed together, or neither is. An answer of 500 and
    /// above, and an exception, leave nothing behind.
    /// </summary>
    Task<IdempotentAnswer> OnceAsync(
        Guid brandId,
        IdempotentRequest request,
        Func<Task<StoredAnswer>> execute,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Forgets answers older than this; how many.</summary>
    Task<int> ForgetAsync(Guid brandId, DateTimeOffset before, CancellationToken ct);
}
