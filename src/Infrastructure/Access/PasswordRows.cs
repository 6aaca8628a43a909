using Dapper;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

/// <summary>A new password ends what the old one opened: sessions, and links that would set another.</summary>
internal static class PasswordRows
{
    /// <param name="presentSession">The one session that goes on; null: none does.</param>
    public static Task SetAsync(
        DatabaseSession session,
        Guid userId,
        string passwordHash,
        Guid? presentSession,
        DateTimeOffset at,
        CancellationToken ct
    ) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update users set password_hash = @passwordHash, updated_at = @at, version = version + 1 where id = @userId;
                update user_sessions set ended_at = @at where user_id = @userId and ended_at is null and id is distinct from @presentSession;
                update password_resets set used_at = @at where user_id = @userId and used_at is null
                """,
                new
                {
                    userId,
                    passwordHash,
                    presentSession,
                    at = at.ToUniversalTime(),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
