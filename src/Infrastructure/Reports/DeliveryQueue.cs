using Dapper;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Reports;

/// <summary>Mails that wait: written in the transaction that decides on them.</summary>
internal static class DeliveryQueue
{
    public static Task AddAsync(
        DatabaseSession session,
        Guid brandId,
        Guid reportId,
        IReadOnlyList<string> recipients,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into report_deliveries (brand_id, id, report_id, recipient, status, queued_at, next_attempt_at)
                select @brandId, id, @reportId, recipient, 'queued', @now, @now
                from unnest(@ids, @recipients) as asked (id, recipient)
                on conflict (brand_id, report_id, lower(recipient)) do update
                set status = 'queued', attempts = 0, queued_at = @now, next_attempt_at = @now, failure = null
                where report_deliveries.status in ('failed', 'uncertain')
                """,
                new
                {
                    brandId,
                    reportId,
                    ids = recipients.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                    recipients = recipients.ToArray(),
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
}
