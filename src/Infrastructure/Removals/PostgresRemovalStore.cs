using System.Data;
using Dapper;
using Entente.Application.Removals;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Removals;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Removals;

internal sealed class PostgresRemovalStore(EntenteDatabase database) : IRemovalStore
{
    public async Task<PostInQuestion?> PostAsync(Guid brandId, Guid caseId, Guid? mentionId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await PostQueries.PostAsync(session, brandId, caseId, mentionId, ct);
    }

    public async Task<RemovalRequest?> FindAsync(Guid brandId, Guid requestId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        return await RemovalQueries.StateAsync(session, brandId, requestId, ct) is { } state ? new RemovalRequest(state) : null;
    }

    public async Task<Guid?> TryAddAsync(Guid brandId, RemovalRequest request, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var open = await session.Connection.QuerySingleAsync<Guid?>(
            new CommandDefinition(
                Add,
                Parameters(brandId, request.State, request.State.CreatedAt),
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return open;
    }

    public async Task<bool> TrySaveAsync(
        Guid brandId,
        RemovalRequest changed,
        Case? moved,
        SentDossier? sent,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var parameters = Parameters(brandId, changed.State, now);
        if (await session.Connection.ExecuteAsync(new CommandDefinition(Save, parameters, session.Transaction, cancellationToken: ct)) == 0)
        {
            return false;
        }
        await KeepAsync(session, brandId, changed.State, sent, now, ct);
        if (moved is not null && !await PostgresCaseStore.TrySaveAsync(session, brandId, moved, ct))
        {
            return false;
        }
        await session.CommitAsync(ct);
        changed.Saved();
        moved?.Saved();
        return true;
    }

    public async Task<int> RemindAsync(Guid brandId, IReadOnlyList<int> days, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var raised = await session.Connection.ExecuteAsync(
            new CommandDefinition(
                """
                insert into removal_reminders (brand_id, request_id, asked_at, day, raised_at)
                select r.brand_id, r.id, r.asked_at, day, @now
                from removal_requests r
                cross join unnest(@days) as day
                where r.brand_id = @brandId and r.asked_at is not null and r.asked_at + make_interval(days => day) <= @now
                on conflict do nothing
                """,
                new
                {
                    brandId,
                    days = days.ToArray(),
                    now = now.UtcDateTime,
                },
                session.Transaction,
                cancellationToken: ct
            )
        );
        await session.CommitAsync(ct);
        return raised;
    }

    /// <summary>Only the last of each can be new; what stood before is never written again.</summary>
    private static async Task KeepAsync(
        DatabaseSession session,
        Guid brandId,
        RemovalState state,
        SentDossier? sent,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        foreach (var answer in state.Answers.TakeLast(1))
        {
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    """
                    insert into removal_answers (
                        brand_id, request_id, number, instance, decision, statement, answered_at, recorder_id, recorder, recorded_at
                    )
                    values (
                        @brandId, @Id, @Number, @instance, @decision, @statement::jsonb, @answeredAt, @recorderId, @recorder, @recordedAt
                    )
                    on conflict do nothing
                    """,
                    new
                    {
                        brandId,
                        state.Id,
                        answer.Number,
                        instance = Vocabulary.Word(answer.Instance),
                        decision = Vocabulary.Word(answer.Decision),
                        statement = StoredJson.Write(answer.Statement),
                        answeredAt = answer.AnsweredAt.UtcDateTime,
                        recorderId = answer.RecordedBy.Id,
                        recorder = answer.RecordedBy.Name,
                        recordedAt = answer.RecordedAt.UtcDateTime,
                    },
                    session.Transaction,
                    cancellationToken: ct
                )
            );
        }
        foreach (var appeal in state.Appeals.TakeLast(1))
        {
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    """
                    insert into removal_appeals (brand_id, request_id, number, instance, body, reason, lodged_at, lodger_id, lodger)
                    values (@brandId, @Id, @Number, @instance, @Body, @Reason, @lodgedAt, @lodgerId, @lodger)
                    on conflict do nothing
                    """,
                    new
                    {
                        brandId,
                        state.Id,
                        appeal.Number,
                        instance = Vocabulary.Word(appeal.Instance),
                        appeal.Body,
                        appeal.Reason,
                        lodgedAt = appeal.LodgedAt.UtcDateTime,
                        lodgerId = appeal.LodgedBy.Id,
                        lodger = appeal.LodgedBy.Name,
                    },
                    session.Transaction,
                    cancellationToken: ct
                )
            );
        }
        if (sent is not null)
        {
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    "insert into removal_dossiers (brand_id, request_id, sha256, pdf, created_at) values (@brandId, @Id, @Sha256, @Pdf, @now)",
                    new
                    {
                        brandId,
                        state.Id,
                        sent.Sha256,
                        sent.Pdf,
                        now = now.UtcDateTime,
                    },
                    session.Transaction,
                    cancellationToken: ct
                )
            );
        }
    }

    /// <summary>Answers the request that is open for the post already, or null when this one was added.</summary>
    private const string Add = """
        with added as (
            insert into removal_requests (
                brand_id, id, case_id, cycle, mention_id, network, language, argument, ground, measure, parts, score, status,
                author_id, author, created_at, updated_at
            )
            values (
                @brand_id, @id, @case_id, @cycle, @mention_id, @network, @language, @argument::jsonb, @ground, @measure, @parts::jsonb,
                @score, @status, @author_id, @author, @now, @now
            )
            on conflict (brand_id, mention_id) where status in ('draft', 'changes_requested', 'approved', 'submitted', 'appealed')
            do nothing
            returning id
        )
        select case when exists (select from added) then null else coalesce(
            (
                select id from removal_requests
                where brand_id = @brand_id and mention_id = @mention_id
                    and status in ('draft', 'changes_requested', 'approved', 'submitted', 'appealed')
                limit 1
            ),
            -- Somebody else's, committed while this one was being added.
            '00000000-0000-0000-0000-000000000000'::uuid
        ) end
        """;

    private const string Save = """
        update removal_requests
        set version = version + 1, language = @language, argument = @argument::jsonb, ground = @ground, measure = @measure,
            parts = @parts::jsonb, score = @score, status = @status, author_id = @author_id, author = @author, approval = @approval,
            approval_reason = @approval_reason, approver_id = @approver_id, approver = @approver, approved_at = @approved_at,
            submitted_at = @submitted_at, submitter_id = @submitter_id, submitter = @submitter,
            platform_reference = @platform_reference, dossier_sha256 = @dossier_sha256, asked_at = @asked_at, decision = @decision,
            withdrawn_at = @withdrawn_at, withdrawer_id = @withdrawer_id, withdrawer = @withdrawer,
            withdrawal_reason = @withdrawal_reason, updated_at = @now
        where brand_id = @brand_id and id = @id and version = @version
        """;

    private static DynamicParameters Parameters(Guid brandId, RemovalState state, DateTimeOffset now)
    {
        var p = new DynamicParameters();
        p.Add("brand_id", brandId);
        p.Add("id", state.Id);
        p.Add("version", state.Version);
        p.Add("case_id", state.CaseId);
        p.Add("cycle", state.Cycle);
        p.Add("mention_id", state.MentionId);
        p.Add("network", Vocabulary.Word(state.Network));
        p.Add("language", state.Language);
        p.Add("argument", StoredJson.Write(state.Argument));
        p.Add("ground", state.Argument.Ground, DbType.String);
        p.Add("measure", state.Argument.Measure is { } measure ? Vocabulary.Word(measure) : null, DbType.String);
        p.Add("parts", StoredJson.Write(state.Parts));
        p.Add("score", state.Score);
        p.Add("status", Vocabulary.Word(state.Status));
        p.Add("author_id", state.Author.Id);
        p.Add("author", state.Author.Name);
        p.Add("approval", state.Approval is { } approval ? Vocabulary.Word(approval.Decision) : null, DbType.String);
        p.Add("approval_reason", state.Approval?.Reason, DbType.String);
        p.Add("approver_id", state.Approval?.By.Id, DbType.String);
        p.Add("approver", state.Approval?.By.Name, DbType.String);
        p.Add("approved_at", state.Approval?.At.UtcDateTime, DbType.DateTime);
        p.Add("submitted_at", state.Submission?.At.UtcDateTime, DbType.DateTime);
        p.Add("submitter_id", state.Submission?.By.Id, DbType.String);
        p.Add("submitter", state.Submission?.By.Name, DbType.String);
        p.Add("platform_reference", state.Submission?.PlatformReference, DbType.String);
        p.Add("dossier_sha256", state.Submission?.DossierSha256, DbType.String);
        p.Add("asked_at", state.AskedAt?.UtcDateTime, DbType.DateTime);
        p.Add("decision", state.LastAnswer is { } answer ? Vocabulary.Word(answer.Decision) : null, DbType.String);
        p.Add("withdrawn_at", state.Withdrawal?.At.UtcDateTime, DbType.DateTime);
        p.Add("withdrawer_id", state.Withdrawal?.By.Id, DbType.String);
        p.Add("withdrawer", state.Withdrawal?.By.Name, DbType.String);
        p.Add("withdrawal_reason", state.Withdrawal?.Reason, DbType.String);
        p.Add("now", now.UtcDateTime, DbType.DateTime);
        return p;
    }
}
