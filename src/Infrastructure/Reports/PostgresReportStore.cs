using Dapper;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Metrics;

namespace Entente.Infrastructure.Reports;

internal sealed class PostgresReportStore(EntenteDatabase database) : IReportStore, IReportReads, IJointReportReads
{
    private const int MostAttempts = 3;

    private const string Columns =
        "id, version, span, week, language, status, requested_by, requested_at, attempts, finished_at, sha256, failure, schedule_id, brand_ids";

    private sealed record Row(
        Guid Id,
        int Version,
        string Span,
        DateOnly Week,
        string Language,
        string Status,
        string RequestedBy,
        DateTime RequestedAt,
        int Attempts,
        DateTime? FinishedAt,
        string? Sha256,
        string? Failure,
        Guid? ScheduleId,
        Array? BrandIds
    )
    {
        public Report ToReport() =>
            new(
                Id,
                Version,
                ReportPeriod.Of(Vocabulary.Parse<ReportSpan>(Span), IsoWeek.Of(Week)),
                Language,
                Vocabulary.Parse<ReportStatus>(Status),
                RequestedBy,
                RequestedAt,
                Attempts,
                FinishedAt,
                Sha256,
                Failure,
                ScheduleId,
                (Guid[]?)BrandIds
            );
    }

    private const string Insert = """
        insert into reports (brand_id, id, span, week, language, status, requested_by, requested_at, schedule_id, brand_ids)
        values (@brandId, @id, @span, @week, @language, 'queued', @requestedBy, @requestedAt, @scheduleId, @brandIds)
        on conflict (brand_id, schedule_id, span, week) where schedule_id is not null do nothing
        """;

    public Task AddAsync(Guid brandId, Report report, CancellationToken ct) =>
        database.ExecuteAsync(brandId, Insert, Parameters(brandId, report), ct);

    public async Task<bool> TryAddDueAsync(Guid brandId, Report report, IReadOnlyList<string> recipients, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var added = await session.Connection.ExecuteAsync(
            new CommandDefinition(Insert, Parameters(brandId, report), session.Transaction, cancellationToken: ct)
        );
        if (added == 0)
        {
            return false;
        }
        await DeliveryQueue.AddAsync(session, brandId, report.Id, recipients, report.RequestedAt, ct);
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<bool> IsClosedAsync(Guid brandId, IsoWeek week, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await session.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(
                "select exists (select from closed_weeks where brand_id = @brandId and week = @week)",
                new { brandId, week = week.Monday },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }

    public async Task<bool> TryCloseWeekAsync(
        Guid brandId,
        IsoWeek week,
        Report report,
        IReadOnlyList<ReportedWeek> reported,
        IReadOnlyList<ReportedFigure> figures,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var closed = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into closed_weeks (brand_id, week, closed_at, report_id, reported, figures)
                values (@brandId, @week, @closedAt, @reportId, @reported::jsonb, @figures::jsonb)
                on conflict (brand_id, week) do nothing
                """,
                new
                {
                    brandId,
                    week = week.Monday,
                    closedAt = report.RequestedAt.UtcDateTime,
                    reportId = report.Id,
                    reported = KeptWeeks.Write(reported),
                    figures = PostgresReportedFigureReads.Write(figures),
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (closed == 0)
        {
            return false;
        }
        await session.Connection.ExecuteAsync(
            new CommandDefinition(Insert, Parameters(brandId, report), session.Transaction, cancellationToken: ct)
        );
        await session.CommitAsync(ct);
        return true;
    }

    public async Task<Report?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"""
                update reports
                set status = 'running', attempts = attempts + 1, started_at = @now, version = version + 1
                where brand_id = @brandId and id = (
                    select id
                    from reports
                    where brand_id = @brandId
                        and (status = 'queued' or (status = 'running' and started_at < @now - interval '5 minutes'))
                    order by requested_at
                    limit 1
                    for update skip locked
                )
                returning {Columns}
                """,
                new { brandId, now = now.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return row?.ToReport();
    }

    public async Task SucceedAsync(Guid brandId, Report report, ReportFile file, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                with done as (
                    update reports
                    set status = 'succeeded', sha256 = @sha256, finished_at = @now, failure = null, version = version + 1
                    where brand_id = @brandId and id = @id and status = 'running'
                    returning id
                )
                insert into report_files (brand_id, report_id, sha256, sentences, content, made_at)
                select @brandId, id, @sha256, @sentences, @content, @now
                from done
                """,
                new
                {
                    brandId,
                    id = report.Id,
                    sha256 = file.Sha256,
                    sentences = file.Sentences.ToArray(),
                    content = file.Content,
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    public Task FailAsync(Guid brandId, Report report, string failure, DateTimeOffset now, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            """
            update reports
            set status = case when attempts < @most then 'queued' else 'failed' end, failure = @failure, finished_at = @now,
                version = version + 1
            where brand_id = @brandId and id = @id and status = 'running'
            """,
            new
            {
                brandId,
                id = report.Id,
                failure,
                most = MostAttempts,
                now = now.UtcDateTime,
            },
            ct
        );

    public async Task<IReadOnlyList<Report>> ListAsync(Guid brandId, ReportCursor? after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from reports
            where brand_id = @brandId and brand_ids is null {(after is null ? "" : "and (requested_at, id) < (@at, @id)")}
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
        return [.. rows.Select(r => r.ToReport())];
    }

    public async Task<Report?> FindAsync(Guid brandId, Guid reportId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<Row>(
            brandId,
            $"select {Columns} from reports where brand_id = @brandId and brand_ids is null and id = @reportId",
            new { brandId, reportId },
            ct
        );
        return row?.ToReport();
    }

    async Task<IReadOnlyList<Report>> IJointReportReads.ListAsync(
        IReadOnlyCollection<Guid>? among,
        ReportCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var rows = await session.Connection.QueryAsync<Row>(
            new CommandDefinition(
                $"""
                select {Columns}
                from reports
                where brand_ids is not null
                    {(among is null ? "" : "and brand_ids <@ @among")}
                    {(after is null ? "" : "and (requested_at, id) < (@at, @id)")}
                order by requested_at desc, id desc
                limit @limit
                """,
                new
                {
                    among = among?.ToArray(),
                    at = (after?.RequestedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                    id = after?.Id,
                    limit,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return [.. rows.Select(r => r.ToReport())];
    }

    async Task<Report?> IJointReportReads.FindAsync(Guid reportId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"select {Columns} from reports where brand_ids is not null and id = @reportId",
                new { reportId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToReport();
    }

    private sealed record FileRow(byte[] Content, string Sha256, Array Sentences);

    public async Task<ReportFile?> FileAsync(Guid brandId, Guid reportId, CancellationToken ct)
    {
        var row = await database.QuerySingleOrDefaultAsync<FileRow>(
            brandId,
            "select content, sha256, sentences from report_files where brand_id = @brandId and report_id = @reportId",
            new { brandId, reportId },
            ct
        );
        return row is null ? null : new ReportFile(row.Content, row.Sha256, (string[])row.Sentences);
    }

    private static object Parameters(Guid brandId, Report report) =>
        new
        {
            brandId,
            id = report.Id,
            span = Vocabulary.Word(report.Period.Span),
            week = report.Period.Weeks.From.Monday,
            scheduleId = report.ScheduleId,
            brandIds = report.Brands?.ToArray(),
            language = report.Language,
            requestedBy = report.RequestedBy,
            requestedAt = report.RequestedAt.UtcDateTime,
        };
}
