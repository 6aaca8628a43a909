namespace Entente.Api.Surges;

internal static class SurgeExamples
{
    public static readonly object Surge = new
    {
        id = "0197a1b2-0000-7000-8000-000000000001",
        version = 3,
        network = "x",
        channel_id = (string?)null,
        scope = "negative",
        window_hours = 2,
        k = 3,
        opened_at = "2026-02-12T14:05:00Z",
        observed = 64,
        expected = 11.5,
        border = 27.91,
        peak = 92,
        read_at = "2026-02-12T15:35:00Z",
        closed_at = (string?)null,
        drivers = new
        {
            terms = new[]
            {
                new
                {
                    term = "panne",
                    posts = 41,
                    share = 0.6406,
                    usual_share = 0.0312,
                },
            },
            threads = new[] { new { external_id = "1890", posts = 12 } },
        },
        told_afterwards = false,
    };

    public static readonly object Readings = new
    {
        k = 3,
        read_at = "2026-02-12T14:05:00Z",
        data = new[]
        {
            new
            {
                network = (string?)null,
                channel_id = (string?)null,
                scope = "all",
                window_hours = 24,
                observed = 210,
                expected = 203.25,
                deviation = 15.94,
                border = 254.06,
                baselines = 4,
                lately = 198,
                is_surge = false,
            },
        },
    };
}
