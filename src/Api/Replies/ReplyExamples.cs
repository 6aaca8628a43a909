namespace Entente.Api.Replies;

/// <summary>What a reader of the document sees of replies.</summary>
internal static class ReplyExamples
{
    private const string CaseId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";
    private const string MentionId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201";
    private const string Text = "Bonjour Hugo, trois pannes en un mois, c'est trop. Que s'est-il passé hier soir ?";

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
        warnings = new[] { "L12" },
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
