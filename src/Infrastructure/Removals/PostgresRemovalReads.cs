using Dapper;
using Entente.Application.Removals;
using Entente.Domain;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Removals;

internal sealed class PostgresRemovalReads(EntenteDatabase database) : IRemovalReads
{
    private sealed record ListRow(
        Guid Id,
        int Version,
        Guid CaseId,
        Guid MentionId,
        string Network,
        string? Ground,
        string? Measure,
        int Score,
        string Status,
        string Author,
        DateTime CreatedAt,
        DateTime? SubmittedAt,
        DateTime? AskedAt,
        int? RemindedDays,
        string? Decision,
        DateTime UpdatedAt
    );

    private sealed record ReminderRow(DateTime AskedAt, int Day, DateTime RaisedAt);

    public async Task<IReadOnlyList<RemovalListItem>> ListAsync(
        Guid brandId,
        RemovalFilter filter,
        RemovalCursor? after,
        int limit,
        CancellationToken ct
    )
    {
        var rows = await database.QueryAsync<ListRow>(
            brandId,
            $"""
            select
                r.id, r.version, r.case_id, r.mention_id, r.network, r.ground, r.measure, r.score, r.status, r.author, r.created_at,
                r.submitted_at, r.asked_at, d.reminded_days, r.decision, r.updated_at
            from removal_requests r
            left join lateral (
                select max(m.day) as reminded_days
                from removal_reminders m
                where m.brand_id = r.brand_id and m.request_id = r.id and m.asked_at = r.asked_at
            ) d on true
            where r.brand_id = @brandId
                {(filter.CaseId is null ? "" : "and r.case_id = @caseId")}
                {(filter.Statuses.Count == 0 ? "" : "and r.status = any(@statuses)")}
                {(filter.Networks.Count == 0 ? "" : "and r.network = any(@networks)")}
                {(filter.Ground is null ? "" : "and r.ground = @ground")}
                {(filter.Reminded is null ? "" : "and (d.reminded_days is not null) = @reminded")}
                {(after is null ? "" : "and (r.created_at, r.id) < (@at, @id)")}
            order by r.created_at desc, r.id desc
            limit @limit
            """,
            new
            {
                brandId,
                caseId = filter.CaseId,
                statuses = filter.Statuses.Select(Vocabulary.Word).ToArray(),
                networks = filter.Networks.Select(Vocabulary.Word).ToArray(),
                ground = filter.Ground,
                reminded = filter.Reminded,
                at = (after?.CreatedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
                id = after?.Id,
                limit,
            },
            ct
        );
        return [.. rows.Select(ToItem)];
    }

    public async Task<RemovalRead?> FindAsync(Guid brandId, Guid requestId, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(brandId, ct);
        if (await RemovalQueries.StateAsync(session, brandId, requestId, ct) is not { } state)
        {
            return null;
        }
        var post = await PostQueries.PostAsync(session, brandId, state.CaseId, state.MentionId, ct);
        var reminders = await session.Connection.QueryAsync<ReminderRow>(
            new CommandDefinition(
                """
                select asked_at, day, raised_at
                from removal_reminders
                where brand_id = @brandId and request_id = @requestId
                order by asked_at, day
                """,
                new { brandId, requestId },
                session.Transaction,
                cancellationToken: ct
            )
        );
        return new RemovalRead(state, post!, [.. reminders.Select(r => new Reminder(r.AskedAt, r.Day, r.RaisedAt))]);
    }

    public async Task<SentDossier?> SentDossierAsync(Guid brandId, Guid requestId, CancellationToken ct)
    {
        return await database.QuerySingleOrDefaultAsync<SentDossier>(
            brandId,
            "select sha256, pdf from removal_dossiers where brand_id = @brandId and request_id = @requestId",
            new { brandId, requestId },
            ct
        );
    }

    public async Task<IReadOnlyList<RemovalSuccess>> SuccessesAsync(Guid brandId, SuccessesBy by, CancellationToken ct)
    {
        var groups = by switch
        {
            SuccessesBy.Network => "select r.network as name",
            SuccessesBy.Ground => "select r.ground as name",
            SuccessesBy.Measure => "select r.measure as name",
            SuccessesBy.Score => """
                select case
                    when r.score < 50 then '0-49' when r.score < 70 then '50-69' when r.score < 85 then '70-84' else '85-100'
                end as name
                """,
            SuccessesBy.Part => """
                select
                    p ->> 'part' || case when (p ->> 'points')::int = (p ->> 'of')::int then ':whole' else ':incomplete' end as name
                from jsonb_array_elements(r.parts) as p
                """,
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
        var rows = await database.QueryAsync<RemovalSuccess>(
            brandId,
            $"""
            select
                g.name as "group", count(*) as decided,
                count(*) filter (where r.decision = 'removed') as removed,
                count(*) filter (where r.decision = 'restricted') as restricted,
                count(*) filter (where r.decision = 'refused') as refused
            from removal_requests r
            cross join lateral ({groups}) g
            where r.brand_id = @brandId and r.decision is not null
            group by g.name
            order by g.name
            """,
            new { brandId },
            ct
        );
        return [.. rows];
    }

    private static RemovalListItem ToItem(ListRow r) =>
        new(
            r.Id,
            CaseState.ReferenceOf(r.Id),
            r.Version,
            r.CaseId,
            r.MentionId,
            Vocabulary.Parse<Network>(r.Network),
            r.Ground,
            r.Measure is null ? null : Vocabulary.Parse<Measure>(r.Measure),
            r.Score,
            Vocabulary.Parse<RemovalStatus>(r.Status),
            r.Author,
            r.CreatedAt,
            r.SubmittedAt,
            r.AskedAt,
            r.RemindedDays,
            r.Decision is null ? null : Vocabulary.Parse<PlatformDecision>(r.Decision),
            r.UpdatedAt
        );
}
