namespace Entente.Api.Cases;

/// <summary>What a reader of the document sees of cases.</summary>
internal static class CaseExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";
    private const string MentionId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201";

    public const string AssigneeId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101";

    public static readonly object Item = new
    {
        id = Id,
        reference = "B3A301",
        version = 3,
        step = "dialogue",
        waiting = "author",
        standing = "permitted",
        category = "discontent",
        breaks_principle = false,
        is_exposed = false,
        has_verdict = true,
        network = "facebook",
        channel_id = Brands.BrandExamples.ChannelId,
        author_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a401",
        text = "Troisième panne en un mois, j'en ai marre.",
        mentions = 1,
        cycle = 1,
        opened_at = "2026-02-10T08:12:04.120000Z",
        due_at = "2026-02-17T08:12:04.120000Z",
        due_for = "resolution",
        closed_at = (string?)null,
        outcome = (string?)null,
        proposed_outcome = new
        {
            outcome = "edited",
            mention_id = MentionId,
            since = "2026-02-10T11:20:00.000000Z",
        },
        assignee = new { id = AssigneeId, name = "Aya" },
        updated_at = "2026-02-10T10:40:00.000000Z",
    };

    public static readonly object Assignee = new
    {
        id = AssigneeId,
        name = "Aya",
        is_you = true,
    };

    public static readonly object Note = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a701",
        text = "Third outage in this street: ask the network team.",
        actor = "Aya",
        noted_at = "2026-02-10T10:45:00.000000Z",
    };

    public static readonly object Detail = new
    {
        @case = Item,
        policy_version = "built-in-1",
        clocks = new[]
        {
            new
            {
                kind = "first_reply",
                started_at = "2026-02-10T08:12:04.120000Z",
                due_at = "2026-02-10T12:12:04.120000Z",
                stopped_at = (string?)"2026-02-10T10:40:00.000000Z",
                status = "met",
            },
            new
            {
                kind = "resolution",
                started_at = "2026-02-10T08:12:04.120000Z",
                due_at = "2026-02-17T08:12:04.120000Z",
                stopped_at = (string?)null,
                status = "running",
            },
        },
        allowed_moves = new[] { "record_reply", "record_author_answer", "ask_lead", "close", "assign" },
        refused_moves = new[]
        {
            new
            {
                move = "refer_to_platform",
                code = "permitted_speech",
                until = (string?)null,
            },
        },
        allowed_outcomes = new[]
        {
            "answered",
            "changed_mind",
            "defends_brand",
            "withdrew",
            "edited",
            "no_answer",
            "tolerated",
            "misjudged",
        },
        cycles = new[]
        {
            new
            {
                cycle = 1,
                opened_at = "2026-02-10T08:12:04.120000Z",
                dialogue_at = "2026-02-10T10:40:00.000000Z",
                lead_at = (string?)null,
                platform_at = (string?)null,
                platform_decision = (string?)null,
                legal_at = (string?)null,
                closed_at = (string?)null,
                outcome = (string?)null,
            },
        },
        mention_ids = new[] { MentionId },
        hidden_posts = Array.Empty<object>(),
    };

    public static readonly object Event = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a601",
        kind = "reply_recorded",
        actor = "Aya",
        happened_at = "2026-02-10T10:40:00.000000Z",
        details = new { text = "Bonjour Hugo, trois pannes en un mois, c'est trop.", url = (string?)null },
    };

    public static readonly object HiddenPost = new { mention_id = MentionId, reason = "The direct line of a colleague." };

    public static readonly object ShownPost = new { mention_id = MentionId, reason = "Hidden by mistake." };

    public static readonly object Transition = new
    {
        to = "dialogue",
        reply = new
        {
            text = "Bonjour Hugo, trois pannes en un mois, c'est trop. Que s'est-il passé hier soir ? Je vous écris demain avant midi. Aya",
            url = "https://social.example/p/1001#r1",
        },
    };
}
