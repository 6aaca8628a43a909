namespace Entente.Api.Advocates;

/// <summary>What a reader of the document sees of advocates.</summary>
internal static class AdvocateExamples
{
    private static readonly object Author = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b801",
        network = "facebook",
        external_id = "7001",
        handle = "hugo.b",
        display_name = (string?)null,
    };

    private static readonly object Why = new
    {
        case_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b901",
        outcome = "changed_mind",
        recovered_at = "2026-02-09T10:40:00.000000Z",
        defended_brand = true,
        positive_posts = 2,
        last_positive_at = "2026-02-20T18:02:00.000000Z",
    };

    private static readonly object Answer = new
    {
        answer = "consented",
        asked_by = "Aya",
        asked_at = "2026-02-21T09:00:00.000000Z",
        answered_at = "2026-02-21T11:30:00.000000Z",
        through = "private_message",
        note = "« Avec plaisir. »",
        recorded_by = "Aya",
        recorded_at = "2026-02-21T11:32:00.000000Z",
    };

    public static readonly object Candidate = new { author = Author, why = Why };

    public static readonly object Input = new
    {
        author_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b801",
        answer = "consented",
        through = "private_message",
        asked_at = "2026-02-21T09:00:00Z",
        answered_at = "2026-02-21T11:30:00Z",
        note = "« Avec plaisir. »",
    };

    public static readonly object Withdrawal = new { answer = "withdrawn", through = "email" };

    public static readonly object Advocate = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3ba01",
        brand_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101",
        status = "consented",
        author = Author,
        last_answer = Answer,
        why = Why,
        answers = new[] { Answer },
        version = 1,
        created_at = "2026-02-21T11:32:00.000000Z",
        updated_at = "2026-02-21T11:32:00.000000Z",
    };
}
