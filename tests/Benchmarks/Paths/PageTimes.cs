using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;

namespace Entente.Benchmarks.Paths;

/// <summary>
/// Every page of a brand with a million mentions and fifty thousand cases: what 95 of 100 requests take the server, and what a first visit
/// loads, as it comes over the wire. The bar is a person's patience, so these are milliseconds and kilobytes, not ratios.
/// </summary>
public static partial class PageTimes
{
    private const int Mentions = 1_000_000;
    private const int Requests = 60;
    private const int MostMilliseconds = 150;
    private const int MostKilobytes = 500;

    public static async Task MeasureAsync(BenchDesk desk)
    {
        var brand = await desk.AddBrandAsync("pages");
        await MadeUpMentions.FillAsync(desk, brand, Mentions, cases: 20);
        await MadeUpMentions.MarkAsync(desk, brand, 110);
        await MadeUpMentions.AnalyzeAsync(desk);
        await CountedAsync(desk, brand);
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None };
        using var visitor = new HttpClient(handler) { BaseAddress = desk.Http.BaseAddress };
        visitor.DefaultRequestHeaders.Authorization = desk.Http.DefaultRequestHeaders.Authorization;
        visitor.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        foreach (var page in await PagesAsync(desk))
        {
            await MeasureAsync(desk, visitor, page);
        }
    }

    private static async Task<List<string>> PagesAsync(BenchDesk desk)
    {
        var cases = JsonDocument.Parse(await desk.Http.GetStringAsync("/v1/brands/pages/cases?limit=1"));
        var one = cases.RootElement.GetProperty("data")[0].GetProperty("id").GetString();
        string[] names =
        [
            "/",
            "/queue",
            $"/cases/{one}",
            "/cases",
            "/metrics",
            "/reports",
            "/policies",
            "/playbooks",
            "/practice",
            "/acquisition",
            "/contacts",
            "/people",
            "/learning",
            "/administration/accounts",
            "/administration/audit",
        ];
        // What comes in now against what is usual is asked for each brand every five minutes, too.
        return [.. names.Select(name => $"{name}?brand=pages"), "/v1/brands/pages/surge-readings"];
    }

    private static async Task MeasureAsync(BenchDesk desk, HttpClient visitor, string page)
    {
        await desk.Http.GetStringAsync(page);
        var times = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await desk.Http.GetAsync(page);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        var p95 = times.Order().ElementAt(Requests * 95 / 100);
        var kilobytes = await FirstVisitAsync(desk.Http, visitor, page) / 1000.0;
        var holds = p95 <= MostMilliseconds && kilobytes <= MostKilobytes;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{page}: p95 {p95:0} ms, at most {MostMilliseconds}; first visit {kilobytes:0} kB, at most {MostKilobytes}: {(holds ? "holds" : "MISSED")}"
            )
        );
    }

    /// <summary>Bytes of the page and of every style, script and picture it names.</summary>
    private static async Task<long> FirstVisitAsync(HttpClient plain, HttpClient visitor, string page)
    {
        var html = await plain.GetStringAsync(page);
        var bytes = (long)(await visitor.GetByteArrayAsync(page)).Length;
        foreach (var asset in Assets().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
        {
            using var answer = await visitor.GetAsync(asset);
            bytes += answer.IsSuccessStatusCode ? (await answer.Content.ReadAsByteArrayAsync()).Length : 0;
        }
        return bytes;
    }

    /// <summary>Waits until the weeks are counted: pages show figures, not work in progress.</summary>
    private static async Task CountedAsync(BenchDesk desk, Guid brand)
    {
        await using var owner = await desk.ConnectAsync();
        while (await owner.ExecuteScalarAsync<bool>("select exists (select from dirty_weeks where brand_id = @brand)", new { brand }))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    [GeneratedRegex(@"(?:href|src)=""(/?[^""]+\.(?:css|js|svg|png|woff2)[^""]*)""")]
    private static partial Regex Assets();
}
