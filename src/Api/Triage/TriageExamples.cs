namespace Entente.Api.Triage;

/// <summary>What a reader of the document sees of triage.</summary>
internal static class TriageExamples
{
    public static readonly object Assessment = new
    {
        language = "fr",
        sentiment = "negative",
        sentiment_score = 0.93,
        category = "discontent",
        category_confidence = 0.87,
        signals = Array.Empty<object>(),
        reasons = new[]
        {
            new
            {
                code = "fault",
                text = "« panne » signale un défaut",
                start = 10,
                end = 15,
                weight = 0.87,
            },
        },
        model_version = "linear-1a2b3c4d-r1",
    };

    public static readonly object Input = new
    {
        texts = new[] { new { text = "Troisième panne en un mois, j'en ai marre.", language = (string?)null } },
    };

    public static readonly object Answer = new
    {
        data = new[]
        {
            new
            {
                assessment = Assessment,
                standing = "permitted",
                breaks_principle = false,
                opens_case = true,
            },
        },
        model_version = "linear-1a2b3c4d-r1",
    };

    public static readonly object VerdictInput = new
    {
        category = "negative_testimony",
        sentiment = "negative",
        principles = Array.Empty<string>(),
        reason = "A first-hand account, no attack.",
    };

    public static readonly object Verdict = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a501",
        mention_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a201",
        category = "negative_testimony",
        sentiment = "negative",
        principles = Array.Empty<string>(),
        standing = "permitted",
        case_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a301",
        actor = "Aya",
        given_at = "2026-02-10T08:40:00.000000Z",
    };
}
