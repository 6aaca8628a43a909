using System.Data;
using Dapper;
using Entente.Application.Mentions;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresReassessmentStore(EntenteDatabase database) : IReassessmentStore
{
    private const int MostAttempts = 3;

    /// <summary>The posts a run goes through: those in its range that were there when it was asked for.</summary>
    private const string InRange = """
        m.brand_id = @brandId and m.received_at <= @requestedAt
            and (@postedFrom is null or m.posted_at >= @postedFrom) and (@postedTo is null or m.posted_at < @postedTo)
        """;

    private sealed record PostRow(Guid Id, DateTime WrittenAt, string Text, string? Language, string? PolicyVersion);

    public async Task<Reassessment?> TryQueueAsync(
        Guid brandId,
        DateTimeOffset? postedFrom,
        DateTimeOffset? postedTo,
        string requestedBy,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var p = Range(brandId, postedFrom, postedTo, now);
        p.Add("id", Guid.CreateVersion7(now));
        p.Add("requestedBy", requestedBy);
        const string queue = $"""
            insert into reassessments (brand_id, id, posted_from, posted_to, status, requested_by, requested_at, total)
            select @brandId, @id, @postedFrom, @postedTo, 'queued', @requestedBy, @requestedAt, count(*)
            from mentions m
            where {InRange}
            on conflict do nothing
            returning {ReassessmentRow.Columns}
            """;
        return (await QueryAsync<ReassessmentRow>(brandId, queue, p, ct)).SingleOrDefault()?.ToReassessment();
    }

    public async Task<Reassessment?> TakeNextAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        const string take = $"""
            update reassessments
            set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, @now), heard_at = @now,
                version = version + 1
            where brand_id = @brandId and id = (
                select id
                from reassessments
                where brand_id = @brandId
                    and (status = 'queued' or (status = 'running' and heard_at < @now - interval '5 minutes'))
                for update skip locked
            )
            returning {ReassessmentRow.Columns}
            """;
        var rows = await QueryAsync<ReassessmentRow>(brandId, take, new { brandId, now = now.UtcDateTime }, ct);
        return rows.SingleOrDefault()?.ToReassessment();
    }

    public async Task<IReadOnlyList<PostToReassess>> NextPostsAsync(Guid brandId, Reassessment run, int limit, CancellationToken ct)
    {
        var p = Range(brandId, run.PostedFrom, run.PostedTo, run.RequestedAt);
        p.Add("afterId", run.AfterId ?? Guid.Empty);
        p.Add("limit", limit);
        const string next = $"""
            select m.id, m.written_at, m.text, m.language, c.policy_version
            from mentions m
            left join case_mentions cm on cm.brand_id = @brandId and cm.mention_id = m.id
            left join cases c on c.brand_id = @brandId and c.id = cm.case_id
            where {InRange} and m.id > @afterId
            order by m.id
            limit @limit
            """;
        var rows = await QueryAsync<PostRow>(brandId, next, p, ct);
        return [.. rows.Select(r => new PostToReassess(r.Id, r.WrittenAt, r.Text, r.Language, r.PolicyVersion))];
    }

    public async Task<Reassessment?> TrySaveAsync(
        Brand brand,
        Reassessment run,
        IReadOnlyList<ReassessedPost> posts,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        await session.Connection.ExecuteAsync(
            new CommandDefinition(
                "select from mentions where brand_id = @brandId and id = any (@ids) order by id for update",
                new { brandId = brand.Id, ids = posts.Select(p => p.Post.Id).ToArray() },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (await SaveReassessedCommand.RunAsync(session, brand, run, posts, now, ct) is not { } further)
        {
            return null;
        }
        await session.CommitAsync(ct);
        return further;
    }

    public Task SucceedAsync(Guid brandId, Reassessment run, DateTimeOffset now, CancellationToken ct) =>
        QueryAsync<int>(
            brandId,
            """
            update reassessments
            set status = 'succeeded', finished_at = @now, failure = null, version = version + 1
            where brand_id = @brandId and id = @id and status = 'running'
            """,
            new
            {
                brandId,
                id = run.Id,
                now = now.UtcDateTime,
            },
            ct
        );

    public Task FailAsync(Guid brandId, Reassessment run, string failure, DateTimeOffset now, CancellationToken ct) =>
        QueryAsync<int>(
            brandId,
            """
            update reassessments
            set status = case when attempts < @most then 'queued' else 'failed' end, failure = @failure, finished_at = @now,
                version = version + 1
            where brand_id = @brandId and id = @id and status = 'running'
            """,
            new
            {
                brandId,
                id = run.Id,
                failure,
                most = MostAttempts,
                now = now.UtcDateTime,
            },
            ct
        );

    private static DynamicParameters Range(Guid brandId, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset requestedAt)
    {
        var p = new DynamicParameters();
        p.Add("brandId", brandId);
        p.Add("postedFrom", from?.UtcDateTime, DbType.DateTime);
        p.Add("postedTo", to?.UtcDateTime, DbType.DateTime);
        p.Add("requestedAt", requestedAt.UtcDateTime, DbType.DateTime);
        return p;
    }

    private async Task<IEnumerable<T>> QueryAsync<T>(Guid brandId, string sql, object parameters, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var rows = await session.Connection.QueryAsync<T>(
            new CommandDefinition(sql, parameters, session.Transaction, cancellationToken: ct)
        );
        await session.CommitAsync(ct);
        return rows;
    }
}
