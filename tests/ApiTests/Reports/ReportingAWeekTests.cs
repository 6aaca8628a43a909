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
