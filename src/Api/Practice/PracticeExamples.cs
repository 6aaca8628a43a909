namespace Entente.Api.Practice;

internal static class PracticeExamples
{
    public const string ScenarioId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a711";

    private static readonly object Post = new
    {
        after_seconds = 0,
        network = "facebook",
        author = "Hugo B.",
        text = "Third fault in a month, I have had enough.",
        so_far = "nothing",
        answer_within_seconds = 240,
        expected = new
        {
            category = "discontent",
            principles = Array.Empty<string>(),
            step = "dialogue",
            reply = true,
            must = new[] { "L10", "L11", "L12" },
            must_not = new[] { "L05" },
            asked = "question",
        },
        lesson = new { text = "Count the faults back, ask, and say who does what by when.", cites = "Our own case of March" },
    };

    public static readonly object Input = new
    {
        title = "The same fault again",
        language = "en",
        situation = "Monday morning, and the line is down once more.",
        starts_at = "09:00",
        posts = new[] { Post },
    };

    public static readonly object Summary = new
    {
        id = ScenarioId,
        version = 1,
        source = "brand",
        title = "The same fault again",
        language = "en",
        situation = "Monday morning, and the line is down once more.",
        posts = 1,
        play_seconds = 240,
        written_by = "Marc",
        created_at = "2026-02-12T09:30:00.000000Z",
        updated_at = "2026-02-12T09:30:00.000000Z",
    };

    public static readonly object Scenario = new
    {
        id = ScenarioId,
        version = 1,
        source = "brand",
        title = "The same fault again",
        language = "en",
        situation = "Monday morning, and the line is down once more.",
        starts_at = "09:00",
        post_count = 1,
        play_seconds = 240,
        posts = new[] { Post },
        written_by = "Marc",
        created_at = "2026-02-12T09:30:00.000000Z",
        updated_at = "2026-02-12T09:30:00.000000Z",
        retired_at = (string?)null,
    };

    public static readonly object Version = new
    {
        version = 1,
        title = "The same fault again",
        language = "en",
        situation = "Monday morning, and the line is down once more.",
        starts_at = "09:00",
        posts = new[] { Post },
        written_by = "Marc",
        written_at = "2026-02-12T09:30:00.000000Z",
    };

    public static readonly object RunSummary = new
    {
        id = "01989f40-1b22-7d10-8a55-6d1e0b7c4f21",
        version = 4,
        scenario_id = ScenarioId,
        scenario_version = 1,
        title = "The same fault again",
        language = "en",
        player_id = "01989f3d-0000-7000-8000-000000000001",
        player = "Aya",
        posts = 3,
        answered = 3,
        started_at = "2026-02-12T10:00:00.000000Z",
        finished_at = "2026-02-12T10:07:31.000000Z",
        score = 84.3m,
    };

    public static readonly object Answer = new
    {
        post = 0,
        category = "discontent",
        step = "dialogue",
        principles = Array.Empty<string>(),
        visibility = "public",
        reply = "Hello Hugo, three faults are too many. What happened last night? I will come back to you before noon.",
    };

    public static readonly object Run = new
    {
        id = "01989f40-1b22-7d10-8a55-6d1e0b7c4f21",
        version = 1,
        scenario_id = ScenarioId,
        scenario_version = 1,
        title = "The same fault again",
        language = "en",
        situation = "Monday morning, and the line is down once more.",
        player_id = "01989f3d-0000-7000-8000-000000000001",
        player = "Aya",
        policy_version = "built-in-1",
        posts = 1,
        started_at = "2026-02-12T10:00:00.000000Z",
        finished_at = (string?)null,
        score = (decimal?)null,
        post = new
        {
            number = 0,
            after_seconds = 0,
            at = "09:00",
            network = "facebook",
            author = "Hugo B.",
            text = "Third fault in a month, I have had enough.",
            so_far = "nothing",
            shown_at = "2026-02-12T10:00:00.000000Z",
            answer_within_seconds = 240,
        },
        answers = Array.Empty<object>(),
    };

    private static readonly object Confusion = new
    {
        permitted_said_permitted = 30,
        permitted_said_unlawful = 2,
        unlawful_said_permitted = 1,
        unlawful_said_unlawful = 11,
        over_removal = new
        {
            value = 0.0625m,
            numerator = 2,
            denominator = 32,
        },
        missed = new
        {
            value = 0.0833m,
            numerator = 1,
            denominator = 12,
        },
    };

    public static readonly object Figures = new
    {
        from = "2025-11-14T00:00:00.000000Z",
        to = "2026-02-12T00:00:00.000000Z",
        runs = 14,
        posts = 44,
        mean = 78.2m,
        confusion = Confusion,
        cells = new[]
        {
            new
            {
                due = "discontent",
                said = "insult",
                count = 2,
            },
        },
        weeks = new[]
        {
            new
            {
                week = "2026-W07",
                posts = 12,
                mean = 80.4m,
                over_removal = new
                {
                    value = 0.1m,
                    numerator = 1,
                    denominator = 10,
                },
            },
        },
        players = new[]
        {
            new
            {
                player_id = "01989f3d-0000-7000-8000-000000000001",
                player = "Aya",
                runs = 8,
                posts = 26,
                mean = 81.5m,
                confusion = Confusion,
            },
        },
        pairs = new[]
        {
            new
            {
                one_id = "01989f3d-0000-7000-8000-000000000001",
                one = "Aya",
                other_id = "01989f3d-0000-7000-8000-000000000002",
                other = "Marc",
                posts = 18,
                share = 0.83,
                kappa = 0.79,
            },
        },
        is_complete = true,
    };
}
