using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Metrics;

public sealed class ReadingMetricsTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Theory]
    [InlineData("fr", "Taux de récupération")]
    [InlineData("en", "Recovery rate")]
    public async Task Every_metric_is_defined_in_the_readers_language(string language, string name)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        owner.DefaultRequestHeaders.Add("Accept-Language", language);

        var definitions = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/metric-definitions"))
            .GetProperty("data")
            .EnumerateArray()
            .ToList();

        Assert.Equal(Domain.Metrics.MetricCatalogue.All.Select(m => m.Name), definitions.Select(d => d.GetProperty("metric").GetString()));
        Assert.All(
            definitions,
            d => Assert.All(["name", "formula", "numerator", "denominator", "attribution"], f => Assert.NotEqual("", $"{d.GetProperty(f)}"))
        );
        Assert.Contains(definitions, d => d.GetProperty("name").GetString() == name);
    }

    [Fact]
    public void No_text_of_a_definition_lacks_its_french()
    {
        var texts = new System.Resources.ResourceManager("Entente.Api.Metrics.MetricTexts", typeof(Api.Metrics.MetricEndpoints).Assembly);
        var english = Keys(CultureInfo.InvariantCulture);

        Assert.Equal(english, Keys(CultureInfo.GetCultureInfo("fr")));
        Assert.Equal(
            (Domain.Metrics.MetricCatalogue.All.Count * 4) + Enum.GetValues<Domain.Metrics.MetricAttribution>().Length,
            english.Count
        );

        List<string> Keys(CultureInfo language) =>
            [
                .. texts
                    .GetResourceSet(language, true, false)!
                    .Cast<System.Collections.DictionaryEntry>()
                    .Select(e => (string)e.Key)
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public async Task A_rate_comes_with_its_interval_and_the_period_before_and_a_rebuild_changes_no_byte_of_it()
    {
        var brand = await BrandWithPostsAsync();
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{brand}/metrics/negative_share?from=2026-W07&to=2026-W07&interval=range";

        var before = await owner.GetFromJsonAsync<JsonElement>(path);
        var rebuilt = await owner.PostAsync($"/v1/brands/{brand}/metrics/rebuild", null);
        var after = await owner.GetFromJsonAsync<JsonElement>(path);

        Assert.True(rebuilt.IsSuccessStatusCode);
        Assert.Equal(before.GetProperty("data").GetRawText(), after.GetProperty("data").GetRawText());
        var value = before.GetProperty("data")[0];
        var (low, high) = (value.GetProperty("low").GetDecimal(), value.GetProperty("high").GetDecimal());
        Assert.InRange(value.GetProperty("value").GetDecimal(), low, high);
        Assert.True(low > 0 && high < 1);
        Assert.Equal(JsonValueKind.Null, value.GetProperty("previous").GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task French_excel_reads_every_cell_as_what_it_is()
    {
        var brand = await BrandWithPostsAsync();
        using var owner = _app.AsOwner();
        const string Week = "negative_share?from=2026-W07&to=2026-W07";

        var text = await owner.GetStringAsync($"/v1/brands/{brand}/metrics/{Week}&format=csv&delimiter=semicolon&bom=true&decimal=comma");
        var quoted = await owner.GetStringAsync($"/v1/brands/{brand}/metrics/{Week}&format=csv&decimal=comma");
        var json = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/metrics/{Week}")).GetProperty("data")[0];

        var lines = text.TrimStart('\uFEFF').Split("\r\n");
        var cells = lines[0].Split(';').Zip(lines[1].Split(';')).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[0].Count(c => c == ';'), lines[1].Count(c => c == ';'));
        foreach (var column in new[] { "value", "low", "high" })
        {
            Assert.Equal(json.GetProperty(column).GetDecimal(), decimal.Parse(cells[column], CultureInfo.GetCultureInfo("fr-FR")));
        }
        Assert.Contains($"\"{cells["low"]}\"", quoted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics/inbound_volume?from=2025-W53&to=2026-W02", "from", "not_a_week")]
    [InlineData("metrics/inbound_volume?from=2026-W01&to=9998-W52&interval=month", "to", "not_a_week")]
    [InlineData("metrics/first_response_time?from=0001-W01&to=2026-W01", "from", "not_a_week")]
    [InlineData("metrics/inbound_volume?from=٢٠٢٦-W١٠&to=2026-W12", "from", "not_a_week")]
    [InlineData("metrics/inbound_volume?from=2026-W10&to=2026-W09", "from", "range_turned_round")]
    [InlineData("metrics/inbound_volume?from=1990-W01&to=2026-W09", "from", "too_many_weeks")]
    [InlineData("metrics/inbound_volume?from=2026-W08&to=2026-W09&group_by=agent", "group_by", "metric_not_grouped_so")]
    [InlineData("metrics/inbound_volume?from=2026-W08&to=2026-W09&clock=business", "clock", "metric_has_no_clock")]
    [InlineData("metrics/inbound_volume?from=2026-W08&to=2026-W09&time_zone=Mars/Olympus", "time_zone", "unknown_time_zone")]
    [InlineData("fan-cohorts/sentiment?from=9998-W52&to=9998-W52", "from", "not_a_week")]
    [InlineData("triage-agreement?from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z", "from", "range_turned_round")]
    [InlineData("exports/cases?from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z", "from", "range_turned_round")]
    public async Task What_no_calendar_or_metric_has_is_refused_by_its_name(string asked, string parameter, string code)
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();

        using var answer = await owner.GetAsync($"/v1/brands/{brand}/{asked}");

        Assert.InRange((int)answer.StatusCode, 400, 422);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var told = problem.TryGetProperty("errors", out var errors) ? errors[0] : problem;
        Assert.Equal((parameter, code), (told.GetProperty("parameter").GetString(), told.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Ndjson_holds_one_value_a_line()
    {
        var brand = await BrandWithPostsAsync();
        using var owner = _app.AsOwner();
        owner.DefaultRequestHeaders.Add("Accept", "application/x-ndjson");

        var answer = await owner.GetAsync($"/v1/brands/{brand}/metrics/inbound_volume?from=2026-W06&to=2026-W08&group_by=network");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var values = lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("point").GetProperty("numerator").GetInt64());
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0, 0, 20, 10, 0, 0], values);
    }

    [Fact]
    public async Task Weeks_follow_the_brand_into_another_time_zone()
    {
        var brand = await _app.CreateBrandAsync();
        using var owner = _app.AsOwner();
        var item = new
        {
            network = "x",
            external_id = "1",
            text = "Merci !",
            posted_at = "2026-02-15T23:30:00Z",
        };
        await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items = new[] { item } });
        var paris = await VolumesAsync(owner, brand);

        await MoveAsync(owner, brand, "America/New_York");

        Assert.Equal([0, 1], paris);
        Assert.Equal([1, 0], await VolumesAsync(owner, brand));
    }

    /// <summary>Posts every five hours, over the day in March on which the clocks of New York change and that on which those of Paris do.</summary>
    [Fact]
    public async Task Weeks_that_begin_elsewhere_say_what_they_would_say_of_a_brand_there()
    {
        var (here, there) = (await _app.CreateBrandAsync(), await _app.CreateBrandAsync());
        using var owner = _app.AsOwner();
        var begin = new DateTimeOffset(2026, 2, 28, 1, 0, 0, TimeSpan.Zero);
        var items = Enumerable
            .Range(0, 190)
            .Select(i => new
            {
                network = i % 3 == 0 ? "x" : "facebook",
                external_id = $"{i}",
                text = i % 2 == 0 ? "Merci, service impeccable, bravo !" : "En panne depuis trois jours, inadmissible, rappelez-moi.",
                posted_at = begin.AddHours(5 * i),
            })
            .ToList();
        foreach (var brand in new[] { here, there })
        {
            await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items });
        }
        await MoveAsync(owner, there, "America/New_York");

        foreach (var metric in Domain.Metrics.MetricCatalogue.All.Where(m => m.Name != "oldest_waiting"))
        {
            foreach (var how in new[] { "interval=week", "interval=range&group_by=network", "interval=month&group_by=category" })
            {
                if (how.Contains("group_by") && !metric.Groupings.Contains(Domain.Metrics.MetricGrouping.Category))
                {
                    continue;
                }
                var asked = $"metrics/{metric.Name}?from=2026-W09&to=2026-W16&{how}";
                var elsewhere = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{here}/{asked}&time_zone=America/New_York");
                var at = await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{there}/{asked}");

                Assert.Equal(at.GetProperty("data").GetRawText(), elsewhere.GetProperty("data").GetRawText());
                Assert.Equal(
                    metric is Domain.Metrics.FanMetric ? "Europe/Paris" : "America/New_York",
                    elsewhere.GetProperty("time_zone").GetString()
                );
            }
        }
        Assert.NotEqual(await VolumesAsync(owner, here, "2026-W10", "2026-W16"), await VolumesAsync(owner, there, "2026-W10", "2026-W16"));
    }

    private static async Task MoveAsync(HttpClient owner, string brand, string zone)
    {
        using var change = new HttpRequestMessage(HttpMethod.Patch, $"/v1/brands/{brand}");
        change.Headers.TryAddWithoutValidation("If-Match", (await owner.GetAsync($"/v1/brands/{brand}")).Headers.ETag!.ToString());
        change.Content = new StringContent($$"""{"time_zone":"{{zone}}"}""", Encoding.UTF8, "application/merge-patch+json");
        (await owner.SendAsync(change)).EnsureSuccessStatusCode();
    }

    private static async Task<List<int>> VolumesAsync(HttpClient owner, string brand, string from = "2026-W07", string to = "2026-W08") =>
        [
            .. (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/metrics/inbound_volume?from={from}&to={to}"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(v => v.GetProperty("value").GetInt32()),
        ];

    private async Task<string> BrandWithPostsAsync()
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
        return brand;
    }
}
