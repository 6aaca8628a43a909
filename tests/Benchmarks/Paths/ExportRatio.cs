using System.Diagnostics;
using Entente.Application.Exports;
using Entente.Domain.Brands;
using Entente.Infrastructure.Exports;
using Npgsql;

namespace Entente.Benchmarks.Paths;

/// <summary>The mentions as CSV over HTTP against psql's copy of the same statement.</summary>
public static class ExportRatio
{
    private const int Rows = 100_000;

    public static async Task MeasureAsync(BenchDesk desk)
    {
        var brand = await desk.AddBrandAsync("exported");
        await MadeUpMentions.FillAsync(desk, brand, Rows, cases: 3);
        await MadeUpMentions.AnalyzeAsync(desk);
        await Ratio.AtLeastAsync(
            "CSV export",
            "rows/s",
            0.80,
            () => RateAsync(() => ReadAsync(desk, "csv")),
            () => RateAsync(() => CopyAsync(desk, brand))
        );
        foreach (var format in (string[])["csv", "ndjson", "json", "parquet"])
        {
            await ReadAsync(desk, format);
        }
        Console.WriteLine($"memory of the API after exports of {Rows} rows in four formats: {desk.PeakMegabytes} MB");
    }

    private static async Task<double> RateAsync(Func<Task> export)
    {
        var start = Stopwatch.GetTimestamp();
        await export();
        return Rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task ReadAsync(BenchDesk desk, string format)
    {
        var url = $"/v1/brands/exported/exports/mentions?format={format}";
        using var answer = await desk.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    private static async Task CopyAsync(BenchDesk desk, Guid brand)
    {
        var owner = new Brand(brand, "", "", "Europe/Paris", "fr", [], [], null, false, 1, default, default);
        var query = new FactQuery(owner, ExportedFacts.Mentions, null, null, WithAuthors: true, WithPersonalData: true);
        var sql = FactTable.Of(query).Sql(query).Replace("@brand_id", $"'{brand}'", StringComparison.Ordinal).ReplaceLineEndings(" ");
        var at = new NpgsqlConnectionStringBuilder(desk.Owner);
        var start = new ProcessStartInfo(
            "psql",
            [
                "-q",
                "-h",
                at.Host!,
                "-p",
                $"{at.Port}",
                "-U",
                at.Username!,
                "-d",
                at.Database!,
                "-c",
                $"\\copy ({sql}) to '/dev/null' csv header",
            ]
        );
        start.Environment["PGPASSWORD"] = at.Password!;
        using var psql = Process.Start(start)!;
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
        {
            throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
        }
    }
}
