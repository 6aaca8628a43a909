using Entente.Domain.Access;

namespace Entente.Infrastructure.Access;

/// <summary>A row of <c>api_keys</c> without its hash, column by column in the order of every select here; Npgsql declares every array as <see cref="Array"/>.</summary>
internal sealed record ApiKeyRow(
    Guid id,
    string name,
    string prefix,
    bool is_owner,
    Array scopes,
    Array? brand_ids,
    DateTime expires_at,
    DateTime? last_used_at,
    DateTime? revoked_at,
    DateTime created_at,
    Guid? created_by
)
{
    public ApiKey ToApiKey() =>
        new(
            id,
            name,
            prefix,
            is_owner,
            (string[])scopes,
            (Guid[]?)brand_ids,
            new DateTimeOffset(expires_at),
            InUtc(last_used_at),
            InUtc(revoked_at),
            new DateTimeOffset(created_at),
            created_by
        );

    private static DateTimeOffset? InUtc(DateTime? at) => at is { } known ? new DateTimeOffset(known) : null;
}
