using Dapper;
using Entente.Application.Queue;
using Entente.Domain;
using Entente.Infrastructure.Mentions;

namespace Entente.Infrastructure.Queue;

/// <summary>
/// The open cases in the order of their work. The order is made on the narrow rows of the cases alone; words, names and signals are read
/// for those that are shown.
/// </summary>
internal sealed class QueueQuery
{
    private readonly List<string> _conditions = ["c.brand_id = @brandId", "c.step <> 'closed'"];

    public QueueQuery(Guid brandId, QueueFilter filter, DateTimeOffset now, int limit)
    {
        Parameters.Add("brandId", brandId);
        Parameters.Add("limit", limit);
        AnyOf("c.network", "networks", filter.Networks);
        if (filter.ChannelId is { } channel)
        {
            Where("c.channel_id = @channel", "channel", channel);
        }
        AnyOf("c.standing", "standings", filter.Standings);
        AnyOf("c.step", "steps", filter.Steps);
        if (filter.Due is { } due)
        {
            var until = due switch
            {
                DueWithin.Overdue => now,
                DueWithin.Hour => now.AddHours(1),
                _ => now.AddDays(1),
            };
            Where("c.waiting = 'nobody' and c.due_at < @due", "due", until.UtcDateTime);
        }
        if (filter.Assignee is { ActorId: null })
        {
            _conditions.Add("c.assignee_id is null");
        }
        else if (filter.Assignee is { ActorId: { } assignee })
        {
            Where("c.assignee_id = @assignee", "assignee", assignee);
        }
        if (filter.OnlyProposed)
        {
            _conditions.Add(Proposal + " is not null");
        }
        if (filter.OnlyInReview)
        {
            _conditions.Add(InReview);
        }
        if (filter.Text is { } text)
        {
            Where(Search(filter), "text", text);
        }
    }

    public DynamicParameters Parameters { get; } = new();

    /// <summary>The author edited or deleted a post since the desk's last word: that proposes how the case ends.</summary>
    private const string Proposal = """
        (
            select max(e.kind)
            from case_events e
            where e.brand_id = c.brand_id and e.case_id = c.id and e.cycle = c.cycle
                and e.kind in ('mention_edited', 'mention_deleted') and e.happened_at > coalesce(y.last_reply_at, y.opened_at)
        )
        """;

    private const string InReview =
        "exists (select from replies r where r.brand_id = c.brand_id and r.case_id = c.id and r.status = 'in_review')";

    private static string Search(QueueFilter filter)
    {
        var inText = "position(lower(@text) in lower(m.text)) > 0";
        inText = filter.MaySearchPersonalData ? inText : $"(not c.breaks_principle and {inText})";
        const string inName = "position(lower(@text) in lower(concat_ws(' ', a.handle, a.display_name))) > 0";
        const string isReference = "right(replace(c.id::text, '-', ''), 6) = lower(@text)";
        return $"({inText} or {isReference}{(filter.MaySearchAuthors ? $" or {inName}" : "")})";
    }

    private string Open =>
        $"""
            select
                c.brand_id, c.id, y.last_reply_at, y.author_refused, y.lead_at, y.platform_decision, {Proposal} as proposed_by,
                {InReview} as in_review, c.due_at as clock_at
            from cases c
            join case_cycles y on y.brand_id = c.brand_id and y.case_id = c.id and y.cycle = c.cycle
            join mentions m on m.brand_id = c.brand_id and m.id = c.first_mention_id
            left join authors a on a.brand_id = c.brand_id and a.id = c.author_id
            where {string.Join("\n                and ", _conditions)}
            """;

    // What waits for the desk is in the order of its clock already, and of it no more can be shown than is asked for; what waits for others
    // may have a proposal or a reply in review, which moves it up.
    public string Sql =>
        $"""
            with listed as (
                ({Open} and c.breaks_principle and not c.hidden and c.waiting = 'nobody' order by c.due_at, c.id limit @limit)
                union all
                ({Open} and (not c.breaks_principle or c.hidden) and c.waiting = 'nobody' order by c.due_at, c.id limit @limit)
                union all
                ({Open} and c.waiting <> 'nobody')
            ),
            ordered as (
                select l.*, {Turn} as turn
                from listed l
                join cases c on c.brand_id = l.brand_id and c.id = l.id
                order by turn, l.clock_at, l.id
                limit @limit
            )
            select
                c.id, c.version, c.first_mention_id as mention_id, c.step, c.waiting, c.standing, c.category, s.category_confidence as confidence,
                c.breaks_principle, c.breaks_principle and not c.hidden as is_exposed, c.has_verdict, c.network, c.channel_id, coalesce(a.display_name, a.handle) as author, m.text,
                (select count(*) from case_mentions cm where cm.brand_id = c.brand_id and cm.case_id = c.id)::int as mentions,
                m.posted_at, c.opened_at, l.clock_at, l.lead_at is not null as lead_asked, l.author_refused, l.in_review,
                l.platform_decision as decision, l.proposed_by, c.assignee_id, c.assignee,
                (
                    select k.kind
                    from case_clocks k
                    where k.brand_id = c.brand_id and k.case_id = c.id and k.stopped_at is null
                    order by k.due_at
                    limit 1
                ) as due_for,
                {StoredSignals.PersonalData}
            from ordered l
            join cases c on c.brand_id = l.brand_id and c.id = l.id
            join mentions m on m.brand_id = c.brand_id and m.id = c.first_mention_id
            left join authors a on a.brand_id = c.brand_id and a.id = c.author_id
            left join lateral (
                select s.category_confidence
                from assessments s
                where s.brand_id = m.brand_id and s.mention_id = m.id and s.written_at = m.written_at
                order by s.assessed_at desc
                limit 1
            ) s on true
            order by l.turn, l.clock_at, l.id
            """;

    /// <summary>First what harms somebody, then what waits for the desk, last what waits for others.</summary>
    private const string Turn = """
        case
            when c.breaks_principle and not c.hidden and c.waiting = 'nobody' then 0
            when c.waiting = 'nobody' or l.proposed_by is not null or l.in_review then 1
            else 2
        end
        """;

    private void AnyOf<TWord>(string column, string parameter, IReadOnlyList<TWord> wanted)
        where TWord : struct, Enum
    {
        if (wanted.Count > 0)
        {
            Where($"{column} = any (@{parameter})", parameter, wanted.Select(Vocabulary.Word).ToArray());
        }
    }

    private void Where(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }
}
