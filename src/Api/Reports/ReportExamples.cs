namespace Entente.Api.Reports;

/// <summary>What a reader of the document sees of reports.</summary>
internal static class ReportExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a701";

    public static readonly object Queued = new
    {
        id = Id,
        version = 1,
        week = "2026-W07",
        language = "fr",
        status = "queued",
        requested_by = "Marc",
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
        week = "2026-W07",
        language = "fr",
        status = "succeeded",
        requested_by = "Marc",
        requested_at = "2026-02-16T08:00:00.000000Z",
        finished_at = "2026-02-16T08:00:01.000000Z",
        sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        result_url = $"/v1/brands/fibre-du-lac/reports/{Id}/content",
        failure = (string?)null,
    };
}
