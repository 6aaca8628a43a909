using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresAccountReads(EntenteDatabase database) : IAccountReads
{
    public Task<IReadOnlyList<Account>> PageAsync(string? text, Guid? after, int limit, CancellationToken ct) =>
        ReadAsync(null, text, after, limit, ct);

    public async Task<Account?> FindAsync(Guid userId, CancellationToken ct) =>
        await ReadAsync(userId, null, null, 1, ct) is [var account] ? account : null;

    private async Task<IReadOnlyList<Account>> ReadAsync(Guid? only, string? text, Guid? after, int limit, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<AccountRow>(
            new CommandDefinition(
                """
                select u.id, u.email, u.name, u.language, u.is_owner, u.disabled_at, u.version, u.created_at,
                       (select max(s.opened_at) from user_sessions s where s.user_id = u.id) as last_signed_in_at,
                       exists (select from second_factors f where f.user_id = u.id) as has_second_factor
                from users u
                where (@only::uuid is null or u.id = @only)
                  and (@text::text is null or position(lower(@text) in lower(u.name)) > 0 or position(lower(@text) in u.email) > 0)
                  and (@after::uuid is null or u.id > @after)
                order by u.id
                limit @limit
                """,
                new
                {
                    only,
                    text,
                    after,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        var users = rows.ToList();
        var roles = await RolesAsync(session, users, ct);
        return [.. users.Select(row => row.ToAccount(roles[row.id]))];
    }

    private static async Task<ILookup<Guid, RolesRow>> RolesAsync(DatabaseSession session, List<AccountRow> users, CancellationToken ct)
    {
        var rows = await session.Connection.QueryAsync<RolesRow>(
            new CommandDefinition(
                """
                select r.user_id, r.brand_id, r.roles
                from brands b
                join role_assignments r on r.brand_id = b.brand_id
                where r.user_id = any(@ids)
                order by b.slug
                """,
                new { ids = users.Select(row => row.id).ToArray() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return rows.ToLookup(row => row.user_id);
    }

    private sealed record RolesRow(Guid user_id, Guid brand_id, Array roles);

    private sealed record AccountRow(
        Guid id,
        string email,
        string name,
        string language,
        bool is_owner,
        DateTime? disabled_at,
        int version,
        DateTime created_at,
        DateTime? last_signed_in_at,
        bool has_second_factor
    ) : UserRow(id, email, name, language, is_owner, disabled_at, version, created_at)
    {
        public Account ToAccount(IEnumerable<RolesRow> roles) =>
            new(
                ToUser(),
                last_signed_in_at is { } at ? new DateTimeOffset(at) : null,
                has_second_factor,
                roles.ToDictionary(row => row.brand_id, row => (IReadOnlyCollection<Role>)RoleWords.Read(row.roles))
            );
    }
}
