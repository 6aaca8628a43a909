using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Entente.Application.Audit;
using Entente.Domain.Audit;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Audit;

internal sealed class PostgresAuditReads(EntenteDatabase database) : IAuditReads
{
    // No limit is all of them.
    private const string Lines = $"""
        select a.seq, a.event_id, a.entry, a.hash, {AuditedEventRow.Columns}
        from audit_entries a
        left join audited_events e on e.brand_id = a.brand_id and e.id = a.event_id
        where a.brand_id = @brandId and a.seq > @afterSeq
        order by a.seq
        limit @limit
        """;

    public async Task<AuditHead> HeadAsync(Guid brandId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await AuditHeads.ReadAsync(session, brandId, ct);
    }

    public IAsyncEnumerable<AuditLine> AllAsync(Guid brandId, CancellationToken ct) => ReadAsync(brandId, afterSeq: 0, limit: null, ct);

    public async Task<IReadOnlyList<AuditLine>> ListAsync(Guid brandId, long afterSeq, int limit, CancellationToken ct) =>
        await ReadAsync(brandId, afterSeq, limit, ct).ToListAsync(ct);

    private async IAsyncEnumerable<AuditLine> ReadAsync(
        Guid brandId,
        long afterSeq,
        int? limit,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await using var reader = await session.Connection.ExecuteReaderAsync(
            new CommandDefinition(
                Lines,
                new
                {
                    brandId,
                    afterSeq,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        while (await reader.ReadAsync(ct))
        {
            yield return await LineAsync(reader, ct);
        }
    }

    public async Task<IReadOnlyList<Guid>> NotSealedAsync(Guid brandId, CancellationToken ct)
    {
        var ids = await database.QueryAsync<Guid>(
            brandId,
            """
            select e.id
            from audited_events e
            where e.brand_id = @brandId
                and not exists (select from audit_entries a where a.brand_id = e.brand_id and a.event_id = e.id)
            order by e.happened_at, e.id
            limit 1000
            """,
            new { brandId },
            ct
        );
        return ids.AsList();
    }

    private static async Task<AuditLine> LineAsync(DbDataReader reader, CancellationToken ct)
    {
        var entry = new AuditEntry(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3));
        if (await reader.IsDBNullAsync(4, ct))
        {
            return new AuditLine(entry, null);
        }
        var row = new AuditedEventRow(
            reader.GetGuid(4),
            await reader.IsDBNullAsync(5, ct) ? null : reader.GetGuid(5),
            await reader.IsDBNullAsync(6, ct) ? null : reader.GetInt32(6),
            reader.GetString(7),
            reader.GetString(8),
            reader.GetDateTime(9),
            reader.GetGuid(10),
            reader.GetString(11)
        );
        return new AuditLine(entry, row.ToEvent());
    }
}
