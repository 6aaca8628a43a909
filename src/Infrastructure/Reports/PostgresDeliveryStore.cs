using Dapper;
using Entente.Application.Reports;
using Entente.Domain;
using Entente.Domain.Reports;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Reports;

internal sealed class PostgresDeliveryStore(EntenteDatabase database) : IDeliveryStore, IDeliveryReads
{
    private const string Columns = "id, report_id, recipient, status, attempts, queued_at, next_attempt_at, sent_at, failure";

    private sealed record Row(
        Guid Id,
        Guid ReportId,
        string Recipient,
        string Status,
        int Attempts,
        DateTime QueuedAt,
        DateTime? NextAttemptAt,
        DateTime? SentAt,
        string? Failure
    )
    {
        public ReportDelivery ToDelivery() =>
            new(Id, ReportId, Recipient, Vocabulary.Parse<DeliveryStatus>(Status), Attempts, QueuedAt, NextAttemptAt, SentAt, Failure);
    }

    public async Task QueueAsync(Guid brandId, Guid reportId, IReadOnlyList<string> recipients, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await DeliveryQueue.AddAsync(session, brandId, reportId, recipients, now, ct);
        await session.CommitAsync(ct);
    }

    public async Task<ReportDelivery?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"""
                update report_deliveries
                set status = 'uncertain', next_attempt_at = null, failure = 'its sender stopped'
                where brand_id = @brandId and status = 'sending' and started_at < @now - interval '10 minutes';

                update report_deliveries
                set status = 'failed', next_attempt_at = null, failure = coalesce(failure, 'not sent within three days')
                where brand_id = @brandId and status = 'queued' and queued_at < @now - interval '3 days';

                update report_deliveries
                set status = 'sending', attempts = attempts + 1, started_at = @now
                where brand_id = @brandId and id = (
                    select d.id
                    from report_deliveries d
                    join report_files f on f.brand_id = d.brand_id and f.report_id = d.report_id
                    where d.brand_id = @brandId and d.status = 'queued' and d.next_attempt_at <= @now
                    order by d.next_attempt_at, d.id
                    limit 1
                    for update of d skip locked
                )
                returning {Columns}
                """,
                new { brandId, now = now.UtcDateTime },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return row?.ToDelivery();
    }

    public async Task SaveAsync(Guid brandId, ReportDelivery delivery, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                update report_deliveries
                set status = @status, next_attempt_at = @nextAttemptAt, sent_at = @sentAt, failure = @failure
                where brand_id = @brandId and id = @id and status = 'sending' and attempts = @attempts
                """,
                new
                {
                    brandId,
                    id = delivery.Id,
                    status = Vocabulary.Word(delivery.Status),
                    attempts = delivery.Attempts,
                    nextAttemptAt = delivery.NextAttemptAt?.UtcDateTime,
                    sentAt = delivery.SentAt?.UtcDateTime,
                    failure = delivery.Failure,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
    }

    public Task<IReadOnlyList<ReportDelivery>> ListAsync(Guid brandId, Guid reportId, CancellationToken ct) =>
        OfReportsAsync(brandId, [reportId], ct);

    public async Task<IReadOnlyList<ReportDelivery>> OfReportsAsync(Guid brandId, IReadOnlyList<Guid> reportIds, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            brandId,
            $"""
            select {Columns}
            from report_deliveries
            where brand_id = @brandId and report_id = any(@reportIds)
            order by queued_at, id
            """,
            new { brandId, reportIds = reportIds.ToArray() },
            ct
        );
        return [.. rows.Select(r => r.ToDelivery())];
    }
}
