namespace Entente.Api.Reports;

/// <summary>What a reader of the document sees of reports.</summary>
internal static class ReportExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a701";

    public static readonly object Queued = new
    {
        id = Id,
        version = 1,
        span = "week",
        week = "2026-W07",
        month = (string?)null,
        language = "fr",
        status = "queued",
        requested_by = "Marc",
        schedule_id = (string?)null,
        requested_at = "2026-02-16T08:00:00.000000Z",
        finished_at = (string?)null,
        sha256 = (string?)null,
        result_url = (string?)null,
        failure = (string?)null,
    };

    public static readonly object Succeeded = new
    {
        id = Id,
        version = 3,
        span = "week",
        week = "2026-W07",
        month = (string?)null,
        language = "fr",
        status = "succeeded",
        requested_by = "Marc",
        schedule_id = (string?)null,
        requested_at = "2026-02-16T08:00:00.000000Z",
        finished_at = "2026-02-16T08:00:01.000000Z",
        sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        result_url = $"/v1/brands/fibre-du-lac/reports/{Id}/content",
        failure = (string?)null,
    };

    public static readonly object DeliveryInput = new { recipients = new[] { "direction@example.com" } };

    public static readonly object JointInput = new { month = "2026-02", brands = new[] { "fibre-du-lac", "orvane" } };

    public static readonly object Delivery = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a706",
        recipient = "direction@example.com",
        status = "sent",
        attempts = 1,
        queued_at = "2026-02-16T06:00:00.000000Z",
        next_attempt_at = (string?)null,
        sent_at = "2026-02-16T06:00:04.000000Z",
        failure = (string?)null,
    };

    public static readonly object ScheduleInput = new
    {
        every = "week",
        day = 1,
        hour = 7,
        language = "fr",
        recipients = new[] { "direction@example.com" },
    };

    public static readonly object Schedule = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a707",
        version = 1,
        every = "week",
        day = 1,
        hour = 7,
        time_zone = "Europe/Paris",
        language = "fr",
        recipients = new[] { "direction@example.com" },
        paused = false,
        brand_ids = (string[]?)null,
        next_at = "2026-02-16T06:00:00.000000Z",
        created_at = "2026-02-12T09:30:00.000000Z",
        updated_at = "2026-02-12T09:30:00.000000Z",
    };

    public static readonly object Joint = new
    {
        id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a708",
        version = 3,
        brand_ids = new[] { "01989f3e-6a30-7cc2-9d1f-2f4be9b3a709", "01989f3e-6a30-7cc2-9d1f-2f4be9b3a710" },
        span = "month",
        week = (string?)null,
        month = "2026-02",
        language = "fr",
        status = "succeeded",
        requested_by = "Marc",
        schedule_id = (string?)null,
        requested_at = "2026-03-03T08:00:00.000000Z",
        finished_at = "2026-03-03T08:00:01.000000Z",
        sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        result_url = "/v1/reports/01989f3e-6a30-7cc2-9d1f-2f4be9b3a708/content",
        failure = (string?)null,
    };
}
