namespace Entente.Api.Metrics;

/// <summary>What a reader of the document sees of metrics.</summary>
internal static class MetricExamples
{
    public static readonly object Series = new
    {
        metric = "net_sentiment",
        unit = "points",
        definition_version = 1,
        clock = "calendar",
        time_zone = "Europe/Paris",
        interval = "week",
        group_by = "network",
        computed_at = "2026-02-16T06:00:01.000000Z",
        currency = (string?)null,
        data = new[]
        {
            new
            {
                week = "2026-W07",
                last_week = "2026-W07",
                group = "facebook",
                value = -8.333333m,
                numerator = -10,
                denominator = 120,
                n = 120,
                low = (decimal?)null,
                high = (decimal?)null,
                previous = new
                {
                    value = 4.545455m,
                    numerator = 5,
                    denominator = 110,
                },
                spread = (object?)null,
                kappa = (double?)null,
                reported = new
                {
                    value = -8.264463m,
                    numerator = -10,
                    denominator = 121,
                },
                complete = true,
            },
        },
    };

    public static readonly object Definition = new
    {
        metric = "dialogue_rate",
        name = "Dialogue rate",
        formula = "dialogues / negative cases",
        numerator = "negative cases with a published reply",
        denominator = "negative cases: all but the welcome ones",
        unit = "share",
        attribution = "In the week the case was opened, whatever came of it later.",
        version = 1,
        group_by = new[] { "none", "network", "category" },
    };
}
