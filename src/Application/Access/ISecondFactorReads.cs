using Entente.Domain.Access;

namespace Entente.Application.Access;

public interface ISecondFactorReads
{
    Task<SecondFactor?> FindAsync(Guid userId, CancellationToken ct);
}
