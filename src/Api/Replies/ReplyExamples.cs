namespace Entente.Api.Replies;

/// <summary>What a reader of the document sees of replies.</summary>
internal static class ReplyExamples
{
    private const string CaseId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";
    private const string MentionId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201";
    private const string Text = "Bonjour Hugo, trois pannes en un mois, c'est trop. Que s'est-il passé hier soir ?";

    public static readonly object Finding = new
    {
        rule = "L03",
        version = 1,
        level = "block",
        start = 0,
        end = 11,
        explanation = "Condescension ends a dialogue.",
        better = "I understand that you are angry. What happened?",
    };

    public static readonly object Check = new
    {
        blocks = new[] { "L03" },
        warnings = Array.Empty<string>(),
        findings = new[] { Finding },
    };

    public static readonly object Rule = new
    {
        id = "L03",
        version = 1,
        name = "condescension",
        level = "block",
        explanation = "Condescension ends a dialogue.",
        better = "I understand that you are angry. What happened?",
        good_example = "I understand that you are angry. What happened yesterday evening?",
        bad_example = "Calm down.",
    };

    public static readonly object New = new
    {
        case_id = CaseId,
        text = Text,
        visibility = "public",
    };

    public static readonly object Reply = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a601",
        version = 1,
        case_id = CaseId,
        mention_id = MentionId,
        visibility = "public",
        text = Text,
        status = "draft",
        blocks = Array.Empty<string>(),
        warnings = Array.Empty<string>(),
        findings = Array.Empty<object>(),
        author = "Aya",
        reviewer = (string?)null,
        review_reason = (string?)null,
        reviewed_at = (string?)null,
        published_at = (string?)null,
        url = (string?)null,
        answered_at = (string?)null,
        created_at = "2026-02-10T10:31:00.000000Z",
        updated_at = "2026-02-10T10:31:00.000000Z",
    };
}
