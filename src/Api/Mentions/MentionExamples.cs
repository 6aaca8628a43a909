using Entente.Api.Brands;
using Entente.Api.Triage;

namespace Entente.Api.Mentions;

/// <summary>What a reader of the document sees of mentions.</summary>
internal static class MentionExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201";
    private const string CaseId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301";

    public static readonly object Input = new
    {
        network = "facebook",
        external_id = "900100200300400_1001",
        text = "Troisième panne en un mois, j'en ai marre.",
        posted_at = "2026-02-10T08:12:00Z",
        url = "https://social.example/p/1001",
        language = "fr",
        author = new
        {
            external_id = "7001",
            handle = "hugo.b",
            display_name = "Hugo B.",
        },
        channel_external_id = "104857600000000001",
    };

    public static readonly object Result = new
    {
        index = 0,
        status = 201,
        result = "created",
        id = Id,
        case_id = CaseId,
        problem = (object?)null,
    };

    public static readonly object InboxLot = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a401",
        version = 3,
        status = "succeeded",
        posts = 1000,
        accepted = 987,
        duplicates = 13,
        rejected = 0,
        received_at = "2026-02-10T08:12:03Z",
        finished_at = "2026-02-10T08:12:05Z",
    };

    public static readonly object BatchAnswer = new
    {
        items = new[] { Result },
        accepted = 1,
        duplicates = 0,
        rejected = 0,
    };

    public static readonly object Mention = new
    {
        id = Id,
        network = "facebook",
        external_id = "900100200300400_1001",
        parent_external_id = (string?)null,
        url = "https://social.example/p/1001",
        text = "Troisième panne en un mois, j'en ai marre.",
        language = "fr",
        posted_at = "2026-02-10T08:12:00.000000Z",
        written_at = "2026-02-10T08:12:00.000000Z",
        received_at = "2026-02-10T08:12:04.120000Z",
        deleted_at = (string?)null,
        hidden_at = (string?)null,
        hidden_by = (string?)null,
        is_own = false,
        sentiment = "negative",
        category = "discontent",
        standing = "permitted",
        breaks_principle = false,
        channel_id = BrandExamples.ChannelId,
        case_id = CaseId,
        author_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a401",
        author = (object?)null,
    };

    public static readonly object Detail = new
    {
        mention = Mention,
        revisions = Array.Empty<object>(),
        assessment = TriageExamples.Assessment,
        assessed_at = "2026-02-10T08:12:04.120000Z",
        verdicts = Array.Empty<object>(),
    };

    public static readonly object ReassessmentInput = new { posted_from = "2026-01-01T00:00:00.000000Z", posted_to = (string?)null };

    public static readonly object Reassessment = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a901",
        version = 7,
        posted_from = "2026-01-01T00:00:00.000000Z",
        posted_to = (string?)null,
        status = "running",
        progress = 0.417m,
        total = 6000,
        done = 2500,
        changed = 311,
        model_version = "linear-2026.11-1a2b3c4d+m3",
        requested_by = "Marc",
        requested_at = "2026-02-16T08:00:00.000000Z",
        finished_at = (string?)null,
        failure = (string?)null,
    };
}
