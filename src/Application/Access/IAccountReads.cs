using Entente.Domain.Access;

namespace Entente.Application.Access;

/// <summary>An account as whoever owns the instance sees it: when it was last used, and what it reaches.</summary>
public sealed record Account(
    User User,
    DateTimeOffset? LastSignedInAt,
    bool HasSecondFactor,
    IReadOnlyDictionary<Guid, IReadOnlyCollection<Role>> Roles
);

public interface IAccountReads
{
    /// <summary>Accounts of the instance, oldest first, after <paramref name="after"/>; those whose name or address holds the text, where one is given.</summary>
    Task<IReadOnlyList<Account>> PageAsync(string? text, Guid? after, int limit, CancellationToken ct);

    Task<Account?> FindAsync(Guid userId, CancellationToken ct);
}
