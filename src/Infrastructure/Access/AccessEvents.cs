using Dapper;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

/// <summary>What happens at the doors: written in the transaction that makes it happen, and never changed.</summary>
internal static class AccessEvents
{
    public const string Nobody = "nobody";

    public static Task KeepAsync(
        DatabaseSession session,
        AccessEventKind kind,
        string actor,
        DateTimeOffset at,
        CancellationToken ct,
        Guid? userId = null,
        Guid? keyId = null,
        Guid? brandId = null,
        string? address = null
    ) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into access_events (id, happened_at, kind, actor, user_id, key_id, brand_id, address)
                values (@id, @at, @kind, @actor, @userId, @keyId, @brandId, @address)
                """,
                new
                {
                    id = Guid.CreateVersion7(at),
                    at = at.ToUniversalTime(),
                    kind = Vocabulary.Word(kind),
                    actor,
                    userId,
                    keyId,
                    brandId,
                    address,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
