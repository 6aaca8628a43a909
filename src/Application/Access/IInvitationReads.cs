using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface IInvitationReads
{
    /// <summary>The open invitation of this secret, or null when it is unknown, used, withdrawn or past its time.</summary>
    Task<Invitation?> FindOpenAsync(byte[] secretHash, DateTimeOffset at, CancellationToken ct);

    Task<IReadOnlyList<Invitation>> OpenOnesAsync(Guid brandId, DateTimeOffset at, CancellationToken ct);
}
