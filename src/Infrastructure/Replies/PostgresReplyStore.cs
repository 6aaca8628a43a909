using System.Data;
using Dapper;
using Entente.Application.Replies;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Replies;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Replies;

internal sealed class PostgresReplyStore(EntenteDatabase database) : IReplyStore
{
    public async Task<Reply?> FindAsync(Guid brandId, Guid replyId, CancellationToken ct) =>
        (await ReplyRow.FindAsync(database, brandId, replyId, ct))?.ToReply();

    public async Task<bool> TryAddAsync(Guid brandId, Reply reply, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var added = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into replies (
                    brand_id, id, case_id, mention_id, visibility, text, status, findings, blocks, warnings, author_id, author, created_at, updated_at
                )
                select
                    @brand_id, @id, cm.case_id, cm.mention_id, @visibility, @text, @status, @findings::jsonb, @blocks, @warnings, @author_id, @author, @now, @now
                from case_mentions cm
                where cm.brand_id = @brand_id and cm.case_id = @case_id and cm.mention_id = @mention_id
                """,
                Parameters(brandId, reply.State, reply.State.CreatedAt),
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return added == 1;
    }

    public async Task<bool> TrySaveAsync(Guid brandId, Reply changed, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await TrySaveAsync(session, brandId, changed, now, ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        changed.Saved();
        return true;
    }

    public async Task<bool> TryPublishAsync(Guid brandId, Reply published, Case moved, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (!await TrySaveAsync(session, brandId, published, now, ct) || !await PostgresCaseStore.TrySaveAsync(session, brandId, moved, ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        published.Saved();
        moved.Saved();
        return true;
    }

    private static async Task<bool> TrySaveAsync(
        DatabaseSession session,
        Guid brandId,
        Reply changed,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await session.Connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(
                """
                with saved as (
                    update replies
                    set version = version + 1, visibility = @visibility, text = @text, status = @status, findings = @findings::jsonb, blocks = @blocks,
                        warnings = @warnings, author_id = @author_id, author = @author, reviewer_id = @reviewer_id, reviewer = @reviewer,
                        review_reason = @review_reason, reviewed_at = @reviewed_at, published_at = @published_at, url = @url,
                        updated_at = @now
                    where brand_id = @brand_id and id = @id and version = @version
                    returning id
                ),
                reviewed as (
                    insert into reply_reviews (brand_id, reply_id, reviewed_at, decision, blocks, author, reviewer)
                    select @brand_id, id, @reviewed_at, @status, @blocks, @author, @reviewer
                    from saved
                    where @status in ('approved', 'changes_requested')
                )
                select exists (select from saved)
                """,
                Parameters(brandId, changed.State, now),
                session.Transaction,
                cancellationToken: ct
            )
        );

    private static DynamicParameters Parameters(Guid brandId, ReplyState state, DateTimeOffset now)
    {
        var p = new DynamicParameters();
        p.Add("brand_id", brandId);
        p.Add("id", state.Id);
        p.Add("version", state.Version);
        p.Add("case_id", state.CaseId);
        p.Add("mention_id", state.MentionId);
        p.Add("visibility", Vocabulary.Word(state.Visibility));
        p.Add("text", state.Text);
        p.Add("status", Vocabulary.Word(state.Status));
        p.Add("findings", StoredJson.Write(state.Findings.All));
        p.Add("blocks", state.Findings.Blocks.ToArray());
        p.Add("warnings", state.Findings.Warnings.ToArray());
        p.Add("author_id", state.Author.Id);
        p.Add("author", state.Author.Name);
        p.Add("reviewer_id", state.Reviewer?.Id, DbType.String);
        p.Add("reviewer", state.Reviewer?.Name, DbType.String);
        p.Add("review_reason", state.ReviewReason, DbType.String);
        p.Add("reviewed_at", state.ReviewedAt?.UtcDateTime, DbType.DateTime);
        p.Add("published_at", state.PublishedAt?.UtcDateTime, DbType.DateTime);
        p.Add("url", state.Url, DbType.String);
        p.Add("now", now.UtcDateTime, DbType.DateTime);
        return p;
    }
}
