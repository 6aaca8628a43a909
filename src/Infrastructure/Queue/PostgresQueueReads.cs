using Entente.Application.Queue;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Mentions;
using Entente.Domain.Policies;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Queue;

internal sealed class PostgresQueueReads(EntenteDatabase database) : IQueueReads
{
    private sealed record Row(
        Guid Id,
        int Version,
        Guid MentionId,
        string Step,
        string Waiting,
        string Standing,
        string? Category,
        float? Confidence,
        bool BreaksPrinciple,
        bool IsExposed,
        bool HasVerdict,
        string Network,
        Guid? ChannelId,
        string? Author,
        string Text,
        int Mentions,
        DateTime PostedAt,
        DateTime OpenedAt,
        DateTime ClockAt,
        bool LeadAsked,
        bool AuthorRefused,
        bool InReview,
        string? Decision,
        string? ProposedBy,
        string? AssigneeId,
        string? Assignee,
        string? DueFor,
        string? PersonalData
    )
    {
        public QueueItem ToItem() =>
            new(
                Id,
                CaseState.ReferenceOf(Id),
                Version,
                MentionId,
                Vocabulary.Parse<Step>(Step),
                Vocabulary.Parse<Waiting>(Waiting),
                Vocabulary.Parse<Standing>(Standing),
                Category is null ? null : Vocabulary.Parse<Category>(Category),
                Confidence,
                BreaksPrinciple,
                IsExposed,
                HasVerdict,
                Vocabulary.Parse<Network>(Network),
                ChannelId,
                Author,
                Text,
                Mentions,
                PostedAt,
                OpenedAt,
                ClockAt,
                LeadAsked,
                AuthorRefused,
                InReview,
                Decision is null ? null : Vocabulary.Parse<PlatformDecision>(Decision),
                ProposedBy switch
                {
                    "mention_edited" => Outcome.Edited,
                    "mention_deleted" => Outcome.Withdrew,
                    _ => null,
                },
                AssigneeId is null ? null : new Actor(AssigneeId, Assignee!),
                DueFor is null ? null : Vocabulary.Parse<ClockKind>(DueFor),
                StoredSignals.Read(PersonalData)
            );
    }

    public async Task<IReadOnlyList<QueueItem>> ListAsync(
        Guid brandId,
        QueueFilter filter,
        DateTimeOffset now,
        int limit,
        CancellationToken ct
    )
    {
        var query = new QueueQuery(brandId, filter, now, limit);
        var rows = await database.QueryAsync<Row>(brandId, query.Sql, query.Parameters, ct);
        return [.. rows.Select(r => r.ToItem())];
    }

    public async Task<QueueCounts> CountAsync(Guid brandId, DateTimeOffset now, CancellationToken ct)
    {
        return (
            await database.QueryAsync<QueueCounts>(
                brandId,
                """
                select
                    count(*)::int as open,
                    count(*) filter (where c.breaks_principle and not c.hidden)::int as principles,
                    count(*) filter (where c.waiting = 'nobody' and c.due_at >= @now and c.due_at < @inAnHour)::int as due_within_the_hour,
                    count(*) filter (where c.waiting = 'nobody' and c.due_at < @now)::int as overdue,
                    (
                        select count(distinct r.case_id)
                        from replies r
                        join cases o on o.brand_id = r.brand_id and o.id = r.case_id and o.step <> 'closed'
                        where r.brand_id = @brandId and r.status = 'in_review'
                    )::int as in_review,
                    count(*) filter (where c.assignee_id is null)::int as unassigned
                from cases c
                where c.brand_id = @brandId and c.step <> 'closed'
                """,
                new
                {
                    brandId,
                    now = now.UtcDateTime,
                    inAnHour = now.AddHours(1).UtcDateTime,
                },
                ct
            )
        ).Single();
    }
}
