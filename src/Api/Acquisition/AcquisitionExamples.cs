namespace Entente.Api.Acquisition;

/// <summary>What a reader of the document sees of the ledger.</summary>
internal static class AcquisitionExamples
{
    private const string Brand = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a101";
    private const string CampaignId = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b501";
    private const string Recorded = "2026-02-09T08:40:00.000000Z";

    public static readonly object CampaignInput = new
    {
        kind = "contest",
        name = "Grand jeu d’hiver",
        network = "facebook",
        currency = "EUR",
        starts_on = "2026-02-02",
        ends_on = "2026-02-22",
        reach = 0.06,
        notes = "Une box offerte par semaine.",
    };

    public static readonly object Campaign = new
    {
        id = CampaignId,
        brand_id = Brand,
        kind = "contest",
        name = "Grand jeu d’hiver",
        network = "facebook",
        channel_id = (string?)null,
        currency = "EUR",
        reach = 0.06,
        starts_on = "2026-02-02",
        ends_on = "2026-02-22",
        notes = "Une box offerte par semaine.",
        created_by = "Aya",
        version = 1,
        created_at = Recorded,
        updated_at = Recorded,
    };

    public static readonly object CostInput = new
    {
        kind = "prize",
        spent_on = "2026-02-02",
        amount = 89_700,
        currency = "EUR",
        note = "Trois box",
    };

    public static readonly object Cost = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b601",
        campaign_id = CampaignId,
        kind = "prize",
        spent_on = "2026-02-02",
        amount = 89_700,
        currency = "EUR",
        note = "Trois box",
        created_by = "Aya",
        version = 1,
        created_at = Recorded,
        updated_at = Recorded,
    };

    public static readonly object FansInput = new { won_on = "2026-02-03", author = new { external_id = "7001", handle = "hugo.b" } };

    public static readonly object CountInput = new { week = "2026-W06", count = 412 };

    public static readonly object Fans = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b701",
        campaign_id = CampaignId,
        won_on = "2026-02-03",
        days = 1,
        count = 1,
        is_named = true,
        author_id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b801",
        author = new
        {
            external_id = "7001",
            handle = "hugo.b",
            display_name = (string?)null,
        },
        created_by = "Aya",
        version = 1,
        created_at = Recorded,
    };

    public static readonly object BatchAnswer = new
    {
        items = new[]
        {
            new
            {
                index = 0,
                status = 200,
                id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b701",
                problem = (object?)null,
            },
            new
            {
                index = 1,
                status = 201,
                id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3b702",
                problem = (object?)null,
            },
        },
        accepted = 1,
        duplicates = 1,
        rejected = 0,
    };

    private static object PerFan(decimal value, long numerator, long denominator) =>
        new
        {
            value,
            numerator,
            denominator,
            n = denominator,
        };

    private static object Part(decimal? value, long numerator, long denominator, decimal? low, decimal? high) =>
        new
        {
            value,
            numerator,
            denominator,
            n = denominator,
            low,
            high,
        };

    public static readonly object Cohorts = new
    {
        currency = "EUR",
        from = "2025-W10",
        to = "2026-W09",
        time_zone = "Europe/Paris",
        definition_version = 1,
        computed_at = "2026-03-02T06:00:01.000000Z",
        data = new[]
        {
            new
            {
                origin = "contest",
                campaigns = 1,
                spend = 412_000,
                fans_won = 1840,
                named_fans = 120,
                unnamed_fans = 1720,
                cost_per_fan = PerFan(223.913043m, 412_000, 1840),
                cost_per_reachable_fan = PerFan(3745.454545m, 412_000, 110),
                cost_per_retained_fan = PerFan(3358.75m, 26_870, 8),
                retention = new
                {
                    four_weeks = Part(0.2m, 24, 120, 0.138196m, 0.280464m),
                    twelve_weeks = Part(0.083333m, 10, 120, 0.045920m, 0.146534m),
                    twenty_six_weeks = Part(null, 0, 0, null, null),
                },
            },
        },
        campaigns = new[]
        {
            new
            {
                campaign_id = CampaignId,
                spend = 412_000,
                fans_won = 1840,
                cost_per_fan = PerFan(223.913043m, 412_000, 1840),
                cost_per_retained_fan = PerFan(3358.75m, 26_870, 8),
            },
        },
    };

    public static readonly object Sentiments = new
    {
        time_zone = "Europe/Paris",
        data = new[]
        {
            new
            {
                week = "2026-W07",
                origin = "recovered",
                value = 40m,
                numerator = 4,
                denominator = 10,
                n = 10,
                authors = 7,
                positive = 6,
                neutral = 2,
                negative = 2,
            },
        },
    };
}
