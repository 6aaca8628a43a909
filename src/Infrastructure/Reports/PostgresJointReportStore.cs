using Dapper;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Metrics;
using Entente.Domain.Reports;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Reports;

internal sealed class PostgresJointReportStore(EntenteDatabase database) : IJointReportStore, IJointReportReads
{
    private const string Columns = "id, brand_ids, span, week, language, requested_by, requested_at, sha256";

    private sealed record Row(
        Guid Id,
        Array BrandIds,
        string Span,
        DateOnly Week,
        string Language,
        string RequestedBy,
        DateTime RequestedAt,
        string Sha256
    )
    {
        public JointReport ToReport() =>
            new(
                Id,
                (Guid[])BrandIds,
                ReportPeriod.Of(Vocabulary.Parse<ReportSpan>(Span), IsoWeek.Of(Week)),
                Language,
                RequestedBy,
                RequestedAt,
                Sha256
            );
    }

    public async Task AddAsync(JointReport report, ReportFile file, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                $"""
                insert into joint_reports ({Columns}, content)
                values (@id, @brands, @span, @week, @language, @requestedBy, @requestedAt, @sha256, @content)
                """,
                new
                {
                    id = report.Id,
                    brands = report.Brands.ToArray(),
                    span = Vocabulary.Word(report.Period.Span),
                    week = report.Period.Weeks.From.Monday,
                    language = report.Language,
                    requestedBy = report.RequestedBy,
                    requestedAt = report.RequestedAt.UtcDateTime,
                    sha256 = report.Sha256,
                    content = file.Content,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    public async Task<IReadOnlyList<JointReport>> ListAsync(
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
                from joint_reports
                where true
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

    public async Task<JointReport?> FindAsync(Guid reportId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"select {Columns} from joint_reports where id = @reportId",
                new { reportId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return row?.ToReport();
    }

    public async Task<byte[]?> ContentAsync(Guid reportId, CancellationToken ct)
    {
        await using var session = await database.OpenInstanceAsync(ct);
        return await session.Connection.QuerySingleOrDefaultAsync<byte[]?>(
            new CommandDefinition(
                "select content from joint_reports where id = @reportId",
                new { reportId },
                session.Transaction,
                cancellationToken: ct
            )
        );
    }
}
