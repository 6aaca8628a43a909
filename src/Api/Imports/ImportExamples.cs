namespace Entente.Api.Imports;

/// <summary>What a reader of the document sees of imports.</summary>
internal static class ImportExamples
{
    private const string Id = "01989f3e-6a30-7cc2-9d1f-2f4be9b3a801";

    public static readonly object Form = new
    {
        file = "january.csv",
        network = "facebook",
        channel_external_id = "104857600000000001",
        time_zone = "Europe/Paris",
        columns = "{\"text\":\"Message\"}",
        dry_run = true,
    };

    public static readonly object Queued = Of("queued", 0m, 0, 0, 0, 0, null);

    public static readonly object Done = Of("succeeded", 1m, 1204, 1180, 20, 4, "2026-02-16T08:00:03.000000Z");

    public static readonly object Row = new
    {
        row = 2,
        result = "refused",
        mention_id = (string?)null,
        external_id = "17950000000000101",
        errors = new[]
        {
            new
            {
                pointer = "/posted_at",
                code = "time_does_not_exist",
                detail = "This time does not exist in Europe/Paris.",
            },
        },
    };

    private static object Of(string status, decimal progress, int rows, int accepted, int duplicates, int rejected, string? finishedAt) =>
        new
        {
            id = Id,
            version = 1,
            file_name = "january.csv",
            format = "csv",
            dry_run = false,
            status,
            progress,
            rows_read = rows,
            accepted,
            duplicates,
            rejected,
            too_old_for_case = 0,
            requested_by = "Aya",
            requested_at = "2026-02-16T08:00:00.000000Z",
            finished_at = finishedAt,
            rows_url = $"/v1/brands/fibre-du-lac/imports/{Id}/rows",
            failure = (object?)null,
        };
}
