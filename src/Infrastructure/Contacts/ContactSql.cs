using Dapper;
using Entente.Application.Contacts;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Contacts;

/// <summary>What both lists do alike.</summary>
internal static class ContactSql
{
    /// <summary>
    /// Tells every server that a list changed, and lets changes of one brand's lists follow each other: what one of them checks on the
    /// other list stays true until it is stored.
    /// </summary>
    private static Task<int> MarkChangedAsync(DatabaseSession session, Guid brandId, CancellationToken ct) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into triage_contexts (brand_id) values (@brandId)
                on conflict (brand_id) do update set version = triage_contexts.version + 1
                """,
                new { brandId },
                session.Transaction,
                cancellationToken: ct
            )
        );

    /// <summary>Adds entries by a list's own statement; one result an entry, in order.</summary>
    public static async Task<IReadOnlyList<Listed>> AddAsync(
        EntenteDatabase database,
        Guid brandId,
        string statement,
        object parameters,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await MarkChangedAsync(session, brandId, ct);
        var rows = await session.Connection.QueryAsync<ListedRow>(
            new CommandDefinition(statement, parameters, session.Transaction, cancellationToken: ct)
        );
        await session.CommitAsync(ct);
        return [.. rows.Select(r => r.ToListed())];
    }

    public static async Task<TRow?> FindAsync<TRow>(EntenteDatabase database, string select, Guid brandId, Guid id, CancellationToken ct)
        where TRow : class
    {
        return await database.QuerySingleOrDefaultAsync<TRow>(
            brandId,
            $"""
            {select}
            where brand_id = @brandId and id = @id
            """,
            new { brandId, id },
            ct
        );
    }

    /// <summary>At most so many entries after this one, oldest first.</summary>
    public static async Task<IEnumerable<TRow>> PageAsync<TRow>(
        EntenteDatabase database,
        string select,
        Guid brandId,
        Guid? after,
        int limit,
        CancellationToken ct
    )
    {
        return await database.QueryAsync<TRow>(
            brandId,
            $"""
            {select}
            where brand_id = @brandId and (@after::uuid is null or id > @after)
            order by id
            limit @limit
            """,
            new
            {
                brandId,
                after,
                limit,
            },
            ct
        );
    }

    public static async Task<bool> TryRemoveAsync(EntenteDatabase database, string table, Guid brandId, Guid id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await MarkChangedAsync(session, brandId, ct);
        var removed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                $"delete from {table} where brand_id = @brandId and id = @id",
                new { brandId, id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (removed == 0)
        {
            return false;
        }
        await session.CommitAsync(ct);
        return true;
    }

    public static async Task<int> CountAsync(EntenteDatabase database, string table, Guid brandId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await session.Connection.ExecuteScalarAsync<int>(
            new CommandDefinition(
                $"select count(*)::int from {table} where brand_id = @brandId",
                new { brandId },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }
}
