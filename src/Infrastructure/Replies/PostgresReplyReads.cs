using Entente.Application.Replies;
using Entente.Domain;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Replies;

internal sealed class PostgresReplyReads(EntenteDatabase database) : IReplyReads
{
    public async Task<IReadOnlyList<ReplyDetail>> ListAsync(
        Guid brandId,
        ReplyFilter filter,
        ReplyCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<ReplyRow>(
            brandId,
            $"""
            {ReplyRow.Select}
            where r.brand_id = @brandId
                {(filter.CaseId is null ? "" : "and r.case_id = @caseId")}
                {(filter.Statuses.Count == 0 ? "" : "and r.status = any(@statuses)")}
                {(after is null ? "" : "and (r.created_at, r.id) < (@at, @id)")}
            order by r.created_at desc, r.id desc
            limit @limit
            """,
            new
            {
                brandId,
                caseId = filter.CaseId,
                statuses = filter.Statuses.Select(Vocabulary.Word).ToArray(),
                at = (after?.CreatedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                id = after?.Id,
                limit,
            },
            ct
        );
        return [.. rows.Select(r => r.ToDetail())];
    }

    public async Task<ReplyDetail?> FindAsync(Guid brandId, Guid replyId, CancellationToken ct) =>
        (await ReplyRow.FindAsync(database, brandId, replyId, ct))?.ToDetail();

    private sealed record OverridesRow(string Rule, int Reviewed, int Overridden);

    public async Task<IReadOnlyList<RuleOverrides>> OverridesAsync(Guid brandId, CancellationToken ct)
    {
        var rows = await database.QueryAsync<OverridesRow>(
            brandId,
            """
            select
                rule,
                count(decision)::int as reviewed,
                count(*) filter (where decision = 'approved')::int as overridden
            from (
                select unnest(blocks) as rule, decision from reply_reviews where brand_id = @brandId
                union all
                select unnest(blocks), null from replies where brand_id = @brandId
            ) blocked
            group by rule
            order by rule
            """,
            new { brandId },
            ct
        );
        return
        [
            .. rows.Select(r => new RuleOverrides(
                r.Rule,
                r.Reviewed,
                r.Overridden,
                r.Reviewed == 0 ? null : Math.Round((decimal)r.Overridden / r.Reviewed, 4)
            )),
        ];
    }
}
