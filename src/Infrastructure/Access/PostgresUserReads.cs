using Dapper;
using Entente.Application.Access;
using Entente.Domain.Access;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Access;

public sealed class PostgresUserReads(EntenteDatabase database) : IUserReads
{
    public async Task<User?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<UserRow>(
            new CommandDefinition(
                """
                select id, email, name, language, is_owner, disabled_at, version, created_at
                from users
                where id = @userId
                """,
                new { userId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToUser();
    }

    public async Task<(User User, string? PasswordHash)?> FindByEmailAsync(string email, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<UserWithPasswordRow>(
            new CommandDefinition(
                """
                select id, email, name, language, is_owner, disabled_at, version, created_at, password_hash
                from users
                where email = @email
                """,
                new { email },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row is null ? null : (row.ToUser(), row.password_hash);
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyCollection<Role>>> RolesAsync(Guid userId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<BrandRolesRow>(
            new CommandDefinition(
                """
                select r.brand_id, r.roles
                from brands b
                join role_assignments r on r.brand_id = b.brand_id and r.user_id = @userId
                """,
                new { userId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return rows.ToDictionary(row => row.brand_id, row => (IReadOnlyCollection<Role>)RoleWords.Read(row.roles));
    }

    public async Task<RoleAssignment?> FindAssignmentAsync(Guid brandId, Guid userId, CancellationToken ct) =>
        await AssignmentsAsync(brandId, userId, null, 1, ct) is [var held] ? held : null;

    public Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(Guid brandId, Guid? after, int limit, CancellationToken ct) =>
        AssignmentsAsync(brandId, null, after, limit, ct);

    public async Task<IReadOnlyList<User>> OwnersAsync(CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<UserRow>(
            new CommandDefinition(
                """
                select id, email, name, language, is_owner, disabled_at, version, created_at
                from users
                where is_owner
                order by id
                """,
                transaction: session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToUser())];
    }

    public async Task<bool> HasOwnerAsync(CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        return await session.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(
                "select exists (select from users where is_owner)",
                transaction: session.Transaction,
                cancellationToken: ct
            )
        );
    }

    private async Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(
        Guid brandId,
        Guid? only,
        Guid? after,
        int limit,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<RoleAssignmentRow>(
            new CommandDefinition(
                """
                select u.id, u.email, u.name, u.language, u.is_owner, u.disabled_at, u.version, u.created_at,
                       r.roles, r.version as assignment_version, r.updated_at
                from role_assignments r
                join users u on u.id = r.user_id
                where r.brand_id = @brandId
                  and (@only::uuid is null or r.user_id = @only)
                  and (@after::uuid is null or r.user_id > @after)
                order by r.user_id
                limit @limit
                """,
                new
                {
                    brandId,
                    only,
                    after,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(row => row.ToAssignment())];
    }

    private sealed record BrandRolesRow(Guid brand_id, Array roles);
}
