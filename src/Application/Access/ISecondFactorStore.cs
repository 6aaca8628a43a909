using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface ISecondFactorStore
{
    /// <summary>Keeps the factor with its codes; <paramref name="step"/> was proved and is not taken again. False where there is one already.</summary>
    Task<bool> TryAddAsync(SecondFactor factor, long step, IReadOnlyCollection<byte[]> codes, CancellationToken ct);

    /// <summary>Takes the code of a step, once, and none of an earlier step after it.</summary>
    Task<bool> TryTakeStepAsync(Guid userId, long step, CancellationToken ct);

    /// <summary>Takes a recovery code, once.</summary>
    Task<bool> TryTakeCodeAsync(Guid userId, byte[] codeHash, DateTimeOffset at, CancellationToken ct);

    /// <summary>False where there is no factor to recover.</summary>
    Task<bool> TryReplaceCodesAsync(Guid userId, IReadOnlyCollection<byte[]> codes, DateTimeOffset at, CancellationToken ct);

    /// <summary>Forgets the factor and its codes; false where there is none.</summary>
    Task<bool> TryRemoveAsync(Guid userId, Actor by, DateTimeOffset at, CancellationToken ct);
}
