using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Reports;

public sealed class ReportingAWeekTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Posts_become_figures_and_a_report()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        var items = Enumerable
            .Range(0, 30)
            .Select(i => new
            {
                network = i % 3 == 0 ? "x" : "facebook",
                external_id = $"{i}",
                text = i % 2 == 0 ? "Merci, service impeccable, bravo à toute l'équipe !" : "En panne depuis trois jours, inadmissible.",
                posted_at = new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero).AddHours(i),
            });
        await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items });

        var volume = await owner.GetFromJsonAsync<JsonElement>(
            $"/v1/brands/{brand}/metrics/inbound_volume?from=2026-W06&to=2026-W08&group_by=network"
        );
        var csv = await owner.GetByteArrayAsync(
            $"/v1/brands/{brand}/metrics/net_sentiment?from=2026-W07&to=2026-W07&format=csv&delimiter=semicolon&bom=true"
        );
        var asked = await owner.PostAsJsonAsync($"/v1/brands/{brand}/reports", new { week = "2026-W07", language = "fr" });
        var report = await ReadyAsync(owner, asked.Headers.Location!);
        var pdf = await owner.GetAsync(report.GetProperty("result_url").GetString());

        Assert.Equal(
            ["2026-W06 facebook 0", "2026-W06 x 0", "2026-W07 facebook 20", "2026-W07 x 10", "2026-W08 facebook 0", "2026-W08 x 0"],
            volume
                .GetProperty("data")
                .EnumerateArray()
                .Select(v => $"{v.GetProperty("week")} {v.GetProperty("group")} {v.GetProperty("value")}")
        );
        Assert.StartsWith("\uFEFFmetric;week;group;value;", Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var bytes = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(
            report.GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))
        );
        Assert.Equal($"\"{report.GetProperty("sha256").GetString()}\"", pdf.Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("inbound_volume?from=2026-W10&to=2026-W01", 422)]
    [InlineData("inbound_volume?from=2026-W54&to=2026-W60", 400)]
    [InlineData("inbound_volume?from=1990-W01&to=2026-W01", 422)]
    [InlineData("inbound_volume?from=2026-W01", 400)]
    [InlineData("inbound_volume?from=2026-W01&to=2026-W02&group_by=moon", 400)]
    [InlineData("inbound_volume?from=2026-W01&to=2026-W02&group_by=agent", 422)]
    [InlineData("inbound_volume?from=2026-W01&to=2026-W02&clock=business", 422)]
    [InlineData("no_such?from=2026-W01&to=2026-W02", 404)]
    public async Task A_question_that_makes_no_sense_is_refused(string question, int status)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        Assert.Equal(status, (int)(await owner.GetAsync($"/v1/brands/{brand}/metrics/{question}")).StatusCode);
    }

    [Fact]
    public async Task A_week_that_has_not_come_has_no_report()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var refused = await owner.PostAsJsonAsync($"/v1/brands/{brand}/reports", new { week = "2199-W01" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory]
    [InlineData("""{"month":"2026-13"}""", "not_a_month")]
    [InlineData("""{"month":"9999-12"}""", "not_a_month")]
    [InlineData("""{"month":"2026-02","week":"2026-W07"}""", "one_period")]
    [InlineData("""{}""", "one_period")]
    [InlineData("""{"month":"2199-01"}""", "period_ahead")]
    public async Task A_report_tells_of_one_week_or_month_that_has_come(string body, string code)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        var refused = await owner.PostAsync($"/v1/brands/{brand}/reports", Json(body));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(code, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_reported_too()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();

        var asked = await owner.PostAsync($"/v1/brands/{brand}/reports", Json("""{"month":"2026-02"}"""));
        var report = await ReadyAsync(owner, asked.Headers.Location!);

        Assert.Equal("2026-02", report.GetProperty("month").GetString());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("week").ValueKind);
        var pdf = await owner.GetAsync(report.GetProperty("result_url").GetString());
        Assert.Equal($"{brand}-2026-02-fr.pdf", pdf.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task A_report_over_brands_is_seen_by_who_sees_them_all()
    {
        var (one, two) = (await _app.CreateBrandAsync("fr"), await _app.CreateBrandAsync("en"));
        using var owner = _app.AsOwner();
        using var both = await _app.OnBrandsAsync([one, two], "reports:read", "reports:write");
        using var half = await _app.OnBrandsAsync([one], "reports:read", "reports:write");

        var made = await both.PostAsync("/v1/reports", Json("""{"week":"2026-W07","language":"en"}"""));
        var report = await ReadyAsync(both, made.Headers.Location!);
        var content = report.GetProperty("result_url").GetString();
        var first = await both.GetAsync(content);
        var again = await owner.GetByteArrayAsync(content);

        Assert.Equal(HttpStatusCode.Accepted, made.StatusCode);
        Assert.Equal(2, report.GetProperty("brand_ids").GetArrayLength());
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), again);
        Assert.Equal($"\"{report.GetProperty("sha256").GetString()}\"", first.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.NotFound, (await half.GetAsync(content)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await half.GetAsync($"{made.Headers.Location}/deliveries")).StatusCode);
        var asOwn = $"/v1/brands/{one}/reports/{report.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NotFound, (await both.GetAsync(asOwn)).StatusCode);
        Assert.DoesNotContain(report.GetProperty("id").GetString()!, await half.GetStringAsync("/v1/reports"), StringComparison.Ordinal);
        Assert.Contains(report.GetProperty("id").GetString()!, await both.GetStringAsync("/v1/reports"), StringComparison.Ordinal);
        var strange = await half.PostAsync("/v1/reports", Json($$"""{"week":"2026-W07","brands":["{{one}}","{{two}}"]}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
        Assert.Contains("/brands/1", await strange.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_time_zone_moves_posts_into_their_week_and_leaves_no_figure_behind()
    {
        var brand = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        // Monday half past midnight in Paris, Sunday evening in New York.
        var items = new[]
        {
            new
            {
                network = "x",
                external_id = "1",
                text = "Merci !",
                posted_at = "2026-02-08T23:30:00Z",
            },
        };
        (await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items })).EnsureSuccessStatusCode();

        var inParis = await VolumesAsync(owner, brand);
        using var change = new HttpRequestMessage(HttpMethod.Patch, $"/v1/brands/{brand}")
        {
            Content = Json("""{"time_zone":"America/New_York"}"""),
        };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        (await owner.SendAsync(change)).EnsureSuccessStatusCode();
        var inNewYork = await VolumesAsync(owner, brand);
        (await owner.PostAsync($"/v1/brands/{brand}/metrics/rebuild", null)).EnsureSuccessStatusCode();

        Assert.Equal(["2026-W06 0", "2026-W07 1"], inParis);
        Assert.Equal(["2026-W06 1", "2026-W07 0"], inNewYork);
        Assert.Equal(inNewYork, await VolumesAsync(owner, brand));
    }

    private static async Task<string[]> VolumesAsync(HttpClient client, string brand) =>
        [
            .. (await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/metrics/inbound_volume?from=2026-W06&to=2026-W07"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(v => $"{v.GetProperty("week")} {v.GetProperty("value")}"),
        ];

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadyAsync(HttpClient client, Uri location)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var report = await client.GetFromJsonAsync<JsonElement>(location);
            Assert.NotEqual("failed", report.GetProperty("status").GetString());
            if (report.GetProperty("status").GetString() == "succeeded")
            {
                return report;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The report did not come.");
    }
}
