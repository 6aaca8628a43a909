namespace Entente.Api.Triage;

/// <summary>What a reader of the document sees of learning from verdicts.</summary>
internal static class LearningExamples
{
    private const string Shipped = "linear-2026.11-1a2b3c4d";
    private const string Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly object Agreement = new
    {
        from = "2026-02-01T00:00:00.000000Z",
        to = "2026-03-01T00:00:00.000000Z",
        overall = new
        {
            n = 412,
            agreed = 280,
            agreement = 0.6796,
            kappa = 0.6012,
        },
        categories = new[]
        {
            new
            {
                category = "discontent",
                n = 120,
                agreed = 91,
                agreement = 0.7583,
                kappa = 0.6447,
            },
        },
        confusion = new[]
        {
            new
            {
                person = "discontent",
                machine = "bad_mood",
                count = 14,
            },
        },
        permitted_against_contestable = new
        {
            permitted = 371,
            permitted_told_contestable = 6,
            contestable = 41,
            contestable_told_permitted = 9,
        },
    };

    public static readonly object Queued = Model("queued", null, null, null);

    public static readonly object Replaced = Model(
        "succeeded",
        "replaced",
        new
        {
            held_out = 198,
            agreement_before = 0.431,
            agreement_after = 0.53,
            gain = 0.099,
            lowest_gain = 0.044,
            highest_gain = 0.168,
        },
        "2026-02-16T02:23:04.000000Z"
    );

    public static readonly object InForce = Choice(3, 4, "entente", "macro agreement on 198 held-out verdicts 0.431 -> 0.530");

    public static readonly object ChoiceInput = new { number = 2, reason = "Model 3 tells our product names as complaints." };

    public static readonly object Chosen = Choice(2, 5, "Marc", "Model 3 tells our product names as complaints.");

    private static object Choice(int number, int version, string by, string reason) =>
        new
        {
            number,
            version,
            model_version = $"{Shipped}+m{number}",
            chosen_by = by,
            chosen_at = "2026-02-16T02:23:04.000000Z",
            reason,
        };

    private static object Model(string status, string? decision, object? trial, string? finishedAt) =>
        new
        {
            number = 3,
            version = decision is null ? 1 : 3,
            status,
            decision,
            shipped_version = decision is null ? null : Shipped,
            verdicts = decision is null ? (int?)null : 802,
            new_verdicts = decision is null ? (int?)null : 215,
            set_aside = decision is null ? (int?)null : 0,
            trained_on = decision is null ? (int?)null : 604,
            trial,
            sha256 = decision is null ? null : Sha256,
            requested_by = "entente",
            requested_at = "2026-02-16T02:23:00.000000Z",
            finished_at = finishedAt,
            result_url = decision is null ? null : "/v1/brands/fibre-du-lac/triage-model",
            failure = (string?)null,
        };
}
