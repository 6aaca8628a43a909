using Dapper;
using Entente.Application.Triage.Learning;
using Entente.Domain;
using Entente.Domain.Triage.Learning;
using Entente.Infrastructure.Database;
using Npgsql;

namespace Entente.Infrastructure.Triage.Brands;

internal sealed class PostgresBrandModelStore(EntenteDatabase database) : IBrandModelStore
{
    private const int MostAttempts = 3;

    public async Task<BrandModel?> TryQueueAsync(Guid brandId, string requestedBy, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        // Either key can refuse it: two who ask at once take the same number, and one training is under way at a time.
        var row = await session.Connection.QuerySingleOrDefaultAsync<BrandModelRow>(
            Sql(
                session,
                $"""
                insert into triage_models (brand_id, number, status, requested_by, requested_at)
                select @brandId, coalesce(max(number), 0) + 1, 'queued', @requestedBy, @now
                from triage_models
                where brand_id = @brandId
                on conflict do nothing
                returning {BrandModelRow.Columns}
                """,
                new
                {
                    brandId,
                    requestedBy,
                    now = now.UtcDateTime,
                },
                ct
            )
        );
        await session.CommitAsync(ct);
        return row?.ToModel();
    }

    public async Task<TakenTraining?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var number = await session.Connection.QuerySingleOrDefaultAsync<int?>(
            Sql(
                session,
                """
                update triage_models
                set status = 'running', attempts = attempts + 1, started_at = @now, version = version + 1
                where brand_id = @brandId and number = (
                    select number
                    from triage_models
                    where brand_id = @brandId
                        and (status = 'queued' or (status = 'running' and started_at < @now - interval '10 minutes'))
                    for update skip locked
                )
                returning number
                """,
                new { brandId, now = now.UtcDateTime },
                ct
            )
        );
        await session.CommitAsync(ct);
        return number is { } taken ? new TakenTraining(taken, now) : null;
    }

    public async Task FinishAsync(
        Guid brandId,
        TakenTraining run,
        TrainingResult result,
        byte[]? layer,
        int tried,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await new FinishedTraining(run, result, layer, now).TryKeepAsync(session, brandId, ct))
        {
            return;
        }
        if (layer is not null)
        {
            var choice = new ModelChoice(
                run.Number,
                tried,
                RequestDueTrainingHandler.Nightly,
                FinishedTraining.ReasonOf(result.Trial!),
                now
            );
            if (!await choice.TryPutInForceAsync(session, brandId, "model_replaced", ct))
            {
                await session.DisposeAsync();
                await FinishAsync(brandId, run, result with { Decision = TrainingDecision.Overtaken }, null, tried, now, ct);
                return;
            }
        }
        await session.CommitAsync(ct);
    }

    public async Task FailAsync(Guid brandId, TakenTraining run, string failure, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        await session.Connection.ExecuteAsync(
            Sql(
                session,
                """
                update triage_models
                set status = case when attempts < @most then 'queued' else 'failed' end, failure = @failure, finished_at = @now,
                    version = version + 1
                where brand_id = @brandId and number = @number and status = 'running' and started_at = @startedAt
                """,
                new
                {
                    brandId,
                    number = run.Number,
                    startedAt = run.StartedAt.UtcDateTime,
                    failure,
                    most = MostAttempts,
                    now = now.UtcDateTime,
                },
                ct
            )
        );
        await session.CommitAsync(ct);
    }

    public async Task<bool> TryChooseAsync(
        Guid brandId,
        int? number,
        int expected,
        string actor,
        string reason,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await new ModelChoice(number, expected, actor, reason, now).TryPutInForceAsync(session, brandId, "model_chosen", ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        return true;
    }

    private static CommandDefinition Sql(DatabaseSession session, string text, object parameters, CancellationToken ct) =>
        new(text, parameters, session.Transaction, cancellationToken: ct);
}
