using System.Data;
using System.Text.Json;
using Dapper;
using Entente.Application.Triage;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Cases;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Audit;
using Entente.Infrastructure.Cases;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Triage;

internal sealed class PostgresVerdictStore(EntenteDatabase database) : IVerdictStore
{
    private sealed record MentionRow(Guid Id, DateTime WrittenAt, DateTime PostedAt, bool IsOwn, string? Sentiment, Guid? CaseId);

    public async Task<MentionToJudge?> FindMentionAsync(Guid brandId, Guid mentionId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        var row = await session.Connection.QuerySingleOrDefaultAsync<MentionRow>(
            new CommandDefinition(
                """
                select m.id, m.written_at, m.posted_at, m.is_own, a.sentiment, cm.case_id
                from mentions m
                left join lateral (
                    select sentiment
                    from assessments
                    where brand_id = m.brand_id and mention_id = m.id and written_at = m.written_at
                    order by assessed_at desc
                    limit 1
                ) a on true
                left join case_mentions cm on cm.brand_id = m.brand_id and cm.mention_id = m.id
                where m.brand_id = @brandId and m.id = @mentionId
                """,
                new { brandId, mentionId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        if (row is null)
        {
            return null;
        }
        return new MentionToJudge(
            row.Id,
            row.WrittenAt,
            row.PostedAt,
            row.IsOwn,
            row.Sentiment is null ? null : Vocabulary.Parse<Sentiment>(row.Sentiment),
            row.CaseId
        );
    }

    public async Task<bool> TryRecordAsync(Brand brand, JudgedByPerson judged, Timetable timetable, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brand.Id, ct);
        var kept = await session.Connection.ExecuteAsync(
            new CommandDefinition(KeepVerdict, Parameters(brand, judged), session.Transaction, cancellationToken: ct)
        );
        if (kept == 0 || (judged.Case is { } found && !await PostgresCaseStore.TrySaveAsync(session, brand.Id, found, ct)))
        {
            return false;
        }
        if (judged.Opens is not null)
        {
            var eventId = Guid.CreateVersion7(judged.GivenAt);
            await session.Connection.ExecuteAsync(
                new CommandDefinition(
                    OpenCase,
                    OpenParameters(brand, judged, timetable, eventId),
                    session.Transaction,
                    cancellationToken: ct
                )
            );
            await AuditSeals.SealAsync(session, brand.Id, [eventId], ct);
        }
        await session.CommitAsync(ct);
        judged.Case?.Saved();
        return true;
    }

    private const string KeepVerdict = """
        with judged as (
            update mentions
            set category = @category, sentiment = @sentiment, standing = @standing, breaks_principle = @breaks_principle
            where brand_id = @brand_id and id = @mention_id and written_at = @written_at
            returning id, posted_at
        ),
        week_marked as (
            insert into dirty_weeks (brand_id, week)
            select @brand_id, date_trunc('week', posted_at at time zone @time_zone)::date
            from judged
        )
        insert into verdicts (
            brand_id, id, mention_id, written_at, category, sentiment, principles, standing, reason, actor, given_at
        )
        select
            @brand_id, @id, id, @written_at, @category, @verdict_sentiment, @principles, @standing, @reason, @actor, @given_at
        from judged
        """;

    private const string OpenCase = """
        with opened as (
            insert into cases (
                brand_id, id, network, channel_id, author_id, first_mention_id, last_posted_at, step, waiting, standing, category,
                breaks_principle, has_verdict, policy_version, due_at, opened_at, updated_at
            )
            select
                @brand_id, @case_id, network, channel_id, author_id, id, posted_at, 'new', 'nobody', @standing, @category,
                @breaks_principle, true, @policy_version, @due_at, @given_at, @given_at
            from mentions
            where brand_id = @brand_id and id = @mention_id
            returning network
        ),
        cycle_opened as (
            insert into case_cycles (brand_id, case_id, cycle, network, opened_at)
            select @brand_id, @case_id, 1, network, @given_at
            from opened
        ),
        clocks_started as (
            insert into case_clocks (brand_id, case_id, cycle, number, kind, started_at, due_at)
            select @brand_id, @case_id, 1, k.number, k.kind, @given_at, k.due_at
            from unnest(@clock_kinds, @clock_dues) with ordinality as k (kind, due_at, number)
        ),
        joined as (
            insert into case_mentions (brand_id, case_id, mention_id)
            values (@brand_id, @case_id, @mention_id)
        ),
        evidence_kept as (
            insert into evidence (brand_id, mention_id, sha256, captured_at, content, payload)
            select @brand_id, @mention_id, encode(sha256(convert_to(c.content, 'UTF8')), 'hex'), @given_at, c.content, c.payload
            from (
                select
                    m.payload,
                    evidence_content(
                        m.network, m.external_id, m.parent_external_id, m.url, a.external_id, a.handle, m.text, m.posted_at,
                        nullif(m.written_at, m.posted_at), m.received_at, m.payload
                    ) as content
                from mentions m
                left join authors a on a.brand_id = m.brand_id and a.id = m.author_id
                where m.brand_id = @brand_id and m.id = @mention_id
            ) c
            on conflict do nothing
            returning sha256
        ),
        event_kept as (
            insert into case_events (brand_id, id, case_id, cycle, kind, actor, happened_at, details, case_version)
            select
                @brand_id, @event_id, @case_id, 1, 'opened', @actor, @given_at,
                @details::jsonb || jsonb_build_object('evidence_sha256', (select sha256 from evidence_kept)), 1
        )
        insert into dirty_weeks (brand_id, week)
        values (@brand_id, date_trunc('week', @given_at at time zone @time_zone)::date)
        """;

    private static DynamicParameters Parameters(Brand brand, JudgedByPerson judged)
    {
        var p = new DynamicParameters();
        p.Add("brand_id", brand.Id);
        p.Add("time_zone", brand.TimeZone);
        p.Add("id", judged.Id);
        p.Add("mention_id", judged.Mention.Id);
        p.Add("written_at", judged.Mention.WrittenAt.UtcDateTime, DbType.DateTime);
        p.Add("category", Vocabulary.Word(judged.Verdict.Category));
        p.Add("sentiment", judged.Sentiment is { } counts ? Vocabulary.Word(counts) : null, DbType.String);
        p.Add("verdict_sentiment", judged.Verdict.Sentiment is { } said ? Vocabulary.Word(said) : null, DbType.String);
        p.Add("principles", judged.Verdict.Principles.Select(Vocabulary.Word).ToArray());
        p.Add("breaks_principle", judged.Verdict.Principles.Count > 0);
        p.Add("standing", Vocabulary.Word(judged.Standing));
        p.Add("reason", judged.Verdict.Reason, DbType.String);
        p.Add("actor", judged.Verdict.Actor);
        p.Add("given_at", judged.GivenAt.UtcDateTime, DbType.DateTime);
        return p;
    }

    private static DynamicParameters OpenParameters(Brand brand, JudgedByPerson judged, Timetable timetable, Guid eventId)
    {
        var p = Parameters(brand, judged);
        var clocks = CaseClocks.Opened(judged.Verdict.Principles.Count > 0, timetable, judged.GivenAt);
        p.Add("case_id", judged.Opens);
        p.Add("event_id", eventId);
        p.Add("policy_version", timetable.Policy.Version);
        p.Add("due_at", clocks.NextDue?.UtcDateTime, DbType.DateTime);
        p.Add("clock_kinds", clocks.All.Select(c => Vocabulary.Word(c.Kind)).ToArray());
        p.Add("clock_dues", clocks.All.Select(c => c.DueAt.UtcDateTime).ToArray());
        p.Add(
            "details",
            JsonSerializer.Serialize(
                new
                {
                    mention_id = judged.Mention.Id,
                    category = Vocabulary.Word(judged.Verdict.Category),
                    standing = Vocabulary.Word(judged.Standing),
                    policy_version = timetable.Policy.Version,
                    reason = judged.Verdict.Reason,
                }
            )
        );
        return p;
    }
}
