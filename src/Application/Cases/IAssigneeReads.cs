using Entente.Domain.Access;

namespace Entente.Application.Cases;

public interface IAssigneeReads
{
    /// <summary>Who may work on the brand's cases at that time, by name.</summary>
    Task<IReadOnlyList<Actor>> OfBrandAsync(Guid brandId, DateTimeOffset at, CancellationToken ct);
}
