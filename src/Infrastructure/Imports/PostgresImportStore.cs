using System.Text.Json;
using Dapper;
using Entente.Application.Imports;
using Entente.Domain;
using Entente.Domain.Imports;
using Entente.Domain.Outcomes;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Imports;

internal sealed class PostgresImportStore(EntenteDatabase database) : IImportStore, IImportReads
{
    private sealed record RowRow(int RowNumber, string Result, Guid? MentionId, string? ExternalId, string? Errors);

    public Task AddAsync(Guid brandId, Import import, byte[] content, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            """
            insert into imports (
                brand_id, id, file_name, format, options, dry_run, content, status, requested_by, requested_at, total_bytes
            )
            values (@brandId, @id, @fileName, @format, @options::jsonb, @dryRun, @content, 'queued', @requestedBy, @requestedAt, @totalBytes)
            """,
            new
            {
                brandId,
                id = import.Id,
                fileName = import.FileName,
                format = Vocabulary.Word(import.Options.Format),
                options = ImportOptionsJson.Write(import.Options),
                dryRun = import.DryRun,
                content,
                requestedBy = import.RequestedBy,
                requestedAt = import.RequestedAt.UtcDateTime,
                totalBytes = import.TotalBytes,
            },
            ct
        );

    public async Task<(Import Import, byte[] Content)?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<ImportRecord>(
            new CommandDefinition(
                $"""
                update imports
                set status = 'running', started_at = @now, version = version + 1
                where brand_id = @brandId and id = (
                    select id
                    from imports
                    where brand_id = @brandId
                        and (status = 'queued' or (status = 'running' and started_at < @now - interval '5 minutes'))
                    order by requested_at
                    limit 1
                    for update skip locked
                )
                returning {ImportRecord.Columns}
                """,
                new { brandId, now = now.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (row is null)
        {
            return null;
        }
        var content = await session.Connection.QuerySingleAsync<byte[]>(
            new CommandDefinition(
                "select content from imports where brand_id = @brandId and id = @id",
                new { brandId, id = row.Id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return (row.ToImport(), content);
    }

    public async Task SaveProgressAsync(
        Guid brandId,
        Import import,
        IReadOnlyList<ImportRowResult> rows,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into import_rows (brand_id, import_id, row_number, result, mention_id, external_id, errors)
                select @brandId, @id, r.row_number, r.result, r.mention_id, r.external_id, r.errors::jsonb
                from unnest(@numbers, @results, @mentions, @externalIds, @errors)
                    as r (row_number, result, mention_id, external_id, errors)
                on conflict do nothing;

                update imports
                set rows_read = @rowsRead, read_bytes = @readBytes, accepted = @accepted, duplicates = @duplicates,
                    rejected = @rejected, too_old = @tooOld, started_at = @now, version = version + 1
                where brand_id = @brandId and id = @id;
                """,
                new
                {
                    brandId,
                    id = import.Id,
                    numbers = rows.Select(r => r.RowNumber).ToArray(),
                    results = rows.Select(r => r.Result).ToArray(),
                    mentions = rows.Select(r => r.MentionId).ToArray(),
                    externalIds = rows.Select(r => Storable(r.ExternalId)).ToArray(),
                    errors = rows.Select(r => r.Errors.Count == 0 ? null : ImportOptionsJson.Write(r.Errors)).ToArray(),
                    rowsRead = import.RowsRead,
                    readBytes = import.ReadBytes,
                    accepted = import.Accepted,
                    duplicates = import.Duplicates,
                    rejected = import.Rejected,
                    tooOld = import.TooOld,
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    public Task FinishAsync(Guid brandId, Import import, DateTimeOffset now, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            """
            update imports
            set status = @status, failure = @failure, finished_at = @now, read_bytes = @readBytes, content = null, version = version + 1
            where brand_id = @brandId and id = @id
            """,
            new
            {
                brandId,
                id = import.Id,
                status = Vocabulary.Word(import.Status),
                failure = import.Failure,
                now = now.UtcDateTime,
                readBytes = import.ReadBytes,
            },
            ct
        );

    public async Task<IReadOnlyList<Import>> ListAsync(Guid brandId, ImportCursor? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<ImportRecord>(
            brandId,
            $"""
            select {ImportRecord.Columns}
            from imports
            where brand_id = @brandId {(after is null ? "" : "and (requested_at, id) < (@at, @id)")}
            order by requested_at desc, id desc
            limit @limit
            """,
            new
            {
                brandId,
                limit,
                at = (after?.RequestedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                id = after?.Id,
            },
            ct
        );
        return [.. rows.Select(r => r.ToImport())];
    }

    public async Task<Import?> FindAsync(Guid brandId, Guid importId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<ImportRecord>(
            brandId,
            $"select {ImportRecord.Columns} from imports where brand_id = @brandId and id = @importId",
            new { brandId, importId },
            ct
        );
        return row?.ToImport();
    }

    public async Task<IReadOnlyList<ImportRowResult>> RowsAsync(
        Guid brandId,
        Guid importId,
        bool refusedOnly,
        int after,
        int limit,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<RowRow>(
            brandId,
            $"""
            select row_number, result, mention_id, external_id, errors::text
            from import_rows
            where brand_id = @brandId and import_id = @importId and row_number > @after
                {(refusedOnly ? "and result = 'refused'" : "")}
            order by row_number
            limit @limit
            """,
            new
            {
                brandId,
                importId,
                after,
                limit,
            },
            ct
        );
        return
        [
            .. rows.Select(r => new ImportRowResult(
                r.RowNumber,
                r.Result,
                r.MentionId,
                r.ExternalId,
                ImportOptionsJson.ReadErrors(r.Errors)
            )),
        ];
    }

    /// <summary>An id that was refused for what PostgreSQL cannot hold is not repeated.</summary>
    private static string? Storable(string? id) =>
        id is null || id.Contains('\0', StringComparison.Ordinal) || id.Any(char.IsSurrogate) ? null : id[..Math.Min(id.Length, 512)];
}
