using Dapper;
using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Mentions;

internal sealed class PostgresMentionInbox(EntenteDatabase database) : IMentionInbox
{
    private const string Columns = "id, version, received_at, posts, status, tries, accepted, duplicates, rejected, finished_at";

    private sealed record Row(
        Guid Id,
        int Version,
        DateTime ReceivedAt,
        int Posts,
        string Status,
        int Tries,
        int Accepted,
        int Duplicates,
        int Rejected,
        DateTime? FinishedAt
    )
    {
        public InboxLot ToLot() =>
            new(Id, Version, ReceivedAt, Posts, Vocabulary.Parse<InboxStatus>(Status), Tries, Accepted, Duplicates, Rejected, FinishedAt);
    }

    public Task AddAsync(Guid brandId, InboxLot lot, IReadOnlyList<IncomingMention> posts, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            """
            insert into inbox_lots (brand_id, id, received_at, posts, content, status)
            values (@brandId, @id, @receivedAt, @posts, @content, 'queued')
            """,
            new
            {
                brandId,
                id = lot.Id,
                receivedAt = lot.ReceivedAt.UtcDateTime,
                posts = lot.Posts,
                content = StoredJson.WriteBytes(posts),
            },
            ct
        );

    public async Task<(InboxLot Lot, IReadOnlyList<IncomingMention> Posts)?> TakeNextAsync(
        Guid brandId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"""
                update inbox_lots
                set status = 'failed', finished_at = @now, version = version + 1
                where brand_id = @brandId and status = 'running' and taken_at < @now - interval '5 minutes' and tries >= @mostTries;

                update inbox_lots
                set status = 'running', taken_at = @now, tries = tries + 1, version = version + 1
                where brand_id = @brandId and id = (
                    select id
                    from inbox_lots
                    where brand_id = @brandId
                        and (
                            (status = 'queued' and (taken_at is null or taken_at < @now - interval '10 seconds'))
                            or (status = 'running' and taken_at < @now - interval '5 minutes')
                        )
                    order by id
                    limit 1
                    for update skip locked
                )
                returning {Columns};
                """,
                new
                {
                    brandId,
                    now = now.UtcDateTime,
                    mostTries = InboxLot.MostTries,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (row is null)
        {
            await session.CommitAsync(ct);
            return null;
        }
        var content = await session.Connection.QuerySingleAsync<byte[]>(
            new CommandDefinition(
                "select content from inbox_lots where brand_id = @brandId and id = @id",
                new { brandId, id = row.Id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return (row.ToLot(), StoredJson.Read<IncomingMention[]>(content));
    }

    public Task SaveAsync(Guid brandId, InboxLot lot, DateTimeOffset now, CancellationToken ct) =>
        database.ExecuteAsync(
            brandId,
            """
            update inbox_lots
            set status = @status, accepted = @accepted, duplicates = @duplicates, rejected = @rejected, finished_at = @finishedAt::timestamptz,
                content = case when @status = 'succeeded' then null else content end, version = version + 1
            where brand_id = @brandId and id = @id;

            delete from inbox_lots where brand_id = @brandId and status = 'succeeded' and finished_at < @now - interval '30 days';
            """,
            new
            {
                brandId,
                id = lot.Id,
                status = Vocabulary.Word(lot.Status),
                accepted = lot.Accepted,
                duplicates = lot.Duplicates,
                rejected = lot.Rejected,
                finishedAt = lot.FinishedAt?.UtcDateTime,
                now = now.UtcDateTime,
            },
            ct
        );

    public async Task<InboxLot?> FindAsync(Guid brandId, Guid id, CancellationToken ct) =>
        (
            await database.QueryAsync<Row>(
                brandId,
                $"select {Columns} from inbox_lots where brand_id = @brandId and id = @id",
                new { brandId, id },
                ct
            )
        )
            .SingleOrDefault()
            ?.ToLot();

    public async Task<IReadOnlyList<InboxLot>> ListAsync(Guid brandId, InboxStatus? status, Guid? after, int limit, CancellationToken ct) =>
        [
            .. (
                await database.QueryAsync<Row>(
                    brandId,
                    $"""
                    select {Columns}
                    from inbox_lots
                    where brand_id = @brandId
                        {(status is null ? "" : "and status = @status")}
                        {(after is null ? "" : "and id < @after")}
                    order by id desc
                    limit @limit
                    """,
                    new
                    {
                        brandId,
                        status = status is { } asked ? Vocabulary.Word(asked) : null,
                        after,
                        limit,
                    },
                    ct
                )
            ).Select(r => r.ToLot()),
        ];

    public async Task<InboxLot?> QueueAgainAsync(Guid brandId, Guid id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(
                $"""
                update inbox_lots
                set status = 'queued', tries = 0, taken_at = null, finished_at = null, version = version + 1
                where brand_id = @brandId and id = @id and status = 'failed'
                returning {Columns}
                """,
                new { brandId, id },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return row?.ToLot();
    }
}
