using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Entente.Domain.Spreadsheets;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Exports;

public sealed class ExportingFactsTests(SharedApp shared)
{
    private const string Phone = "06 39 98 14 22";

    /// <summary>What a spreadsheet would run, and what only looks like it.</summary>
    private static readonly string[] Hostile =
    [
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "+33 appelle",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "\t=1+1",
        "＝1+1",
        "dit \"merci\", vraiment;\r\nsur deux lignes",
        "-12,5",
        "'déjà une apostrophe",
        "'=1+1",
        "مرحبا 🍵",
    ];

    [Fact]
    public async Task A_row_a_mention_reads_the_same_in_every_format()
    {
        var (brand, owner) = await FilledAsync();
        var csv = await CsvAsync(owner, $"/v1/brands/{brand}/exports/mentions?format=csv");
        var json = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/exports/mentions"))
            .GetProperty("data")
            .EnumerateArray()
            .ToList();
        var lines = (await AcceptAsync(owner, $"/v1/brands/{brand}/exports/mentions", "application/x-ndjson"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .ToList();
        var parquet = await ParquetAsync(owner, $"/v1/brands/{brand}/exports/mentions?format=parquet");

        Assert.Equal(Hostile.Length + 1, json.Count);
        Assert.Equal(json.Select(r => r.GetRawText()), lines.Select(r => r.GetRawText()));
        var columns = json[0].EnumerateObject().Select(p => p.Name).ToList();
        Assert.Equal(columns, csv[0]);
        Assert.Equal(columns, parquet.Keys);
        foreach (var (row, at) in json.Select((r, i) => (r, i)))
        {
            Assert.Equal(columns.Select(c => Written(row.GetProperty(c))), columns.Select(c => Written(parquet[c][at])));
            Assert.Equal(columns.Select(c => Written(row.GetProperty(c))), csv[at + 1].Select(Formulas.Restore));
        }
        owner.Dispose();
    }

    [Fact]
    public async Task No_cell_is_a_formula_and_our_import_reads_what_we_wrote()
    {
        var (brand, owner) = await FilledAsync();
        var bytes = await owner.GetByteArrayAsync($"/v1/brands/{brand}/exports/mentions?format=csv&delimiter=semicolon&bom=true");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = Read(Encoding.UTF8.GetString(bytes[3..]), ';');
        Assert.DoesNotContain(
            rows.SelectMany(r => r),
            cell => cell.Length > 0 && "=+-@\t\r\0＝＋－＠".Contains(cell[0], StringComparison.Ordinal) && cell != "-12,5"
        );

        var other = await shared.App.CreateBrandAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", "export.csv" },
            { new StringContent("semicolon"), "delimiter" },
        };
        var imported = await owner.PostAsync($"/v1/brands/{other}/imports", form);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        await ImportedAsync(owner, imported.Headers.Location!);

        var texts = await TextsAsync(owner, other);
        Assert.Equal((await TextsAsync(owner, brand)).Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        owner.Dispose();
    }

    [Fact]
    public async Task Personal_data_is_for_keys_that_may()
    {
        var (brand, owner) = await FilledAsync();
        using var analyst = await shared.App.OnBrandsAsync([brand], "mentions:read", "cases:read");
        foreach (var format in new[] { "json", "csv", "ndjson" })
        {
            var whole = await owner.GetStringAsync($"/v1/brands/{brand}/exports/mentions?format={format}");
            var masked = await analyst.GetStringAsync($"/v1/brands/{brand}/exports/mentions?format={format}");

            Assert.Contains(Phone, whole, StringComparison.Ordinal);
            Assert.Contains("hugo.b", whole, StringComparison.Ordinal);
            Assert.DoesNotContain(Phone, masked, StringComparison.Ordinal);
            Assert.DoesNotContain("hugo.b", masked, StringComparison.Ordinal);
        }
        var columns = await ParquetAsync(analyst, $"/v1/brands/{brand}/exports/mentions?format=parquet");
        Assert.All(columns["author_handle"], Assert.Null);
        Assert.DoesNotContain(columns["text"], text => ((string)text!).Contains(Phone, StringComparison.Ordinal));
        var events = await analyst.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/exports/events");
        Assert.All(events.GetProperty("data").EnumerateArray(), e => Assert.Equal(JsonValueKind.Null, e.GetProperty("actor").ValueKind));
        owner.Dispose();
    }

    [Fact]
    public async Task Cases_and_their_events_are_rows_too()
    {
        var (brand, owner) = await FilledAsync();

        var cases = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/exports/cases"))
            .GetProperty("data")
            .EnumerateArray()
            .ToList();
        var events = (await owner.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/exports/events"))
            .GetProperty("data")
            .EnumerateArray()
            .ToList();

        Assert.NotEmpty(cases);
        var opened = events.Where(e => e.GetProperty("kind").GetString() == "opened").ToList();
        Assert.Equal(
            cases.Select(c => c.GetProperty("id").GetString()).Order(),
            opened.Select(e => e.GetProperty("case_id").GetString()).Order()
        );
        Assert.All(events, e => Assert.True(e.GetProperty("sequence").GetInt64() > 0));
        owner.Dispose();
    }

    [Fact]
    public async Task A_range_leaves_out_its_end_and_an_empty_one_still_has_its_columns()
    {
        var (brand, owner) = await FilledAsync();
        var url = $"/v1/brands/{brand}/exports/mentions";

        var some = await CsvAsync(owner, $"{url}?format=csv&from=2026-02-09T08:00:00Z&to=2026-02-09T10:00:00Z");
        var none = await CsvAsync(owner, $"{url}?format=csv&from=2027-01-01T00:00:00Z");
        var empty = await ParquetAsync(owner, $"{url}?format=parquet&from=2027-01-01T00:00:00Z");
        using var nobody = await shared.App.OnBrandsAsync([brand], "metrics:read");

        Assert.Equal(3, some.Count);
        Assert.Single(none);
        Assert.Equal(some[0], empty.Keys);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotAcceptable, await StatusAsync(owner, url, "image/png"));
        owner.Dispose();
    }

    private async Task<(string Brand, HttpClient Owner)> FilledAsync()
    {
        var brand = await shared.App.CreateBrandAsync("fr");
        var owner = shared.App.AsOwner();
        var items = Hostile
            .Append($"En panne depuis trois jours, inadmissible ! Rappelez-moi au {Phone}.")
            .Select(
                (text, i) =>
                    new
                    {
                        network = "facebook",
                        external_id = $"p{i}",
                        text,
                        posted_at = new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero).AddHours(i),
                        author = new
                        {
                            external_id = $"a{i}",
                            handle = "hugo.b",
                            display_name = "=Hugo",
                        },
                    }
            );
        (await owner.PostAsJsonAsync($"/v1/brands/{brand}/mentions/batch", new { items })).EnsureSuccessStatusCode();
        return (brand, owner);
    }

    private static async Task<List<string>> TextsAsync(HttpClient client, string brand) =>
        [
            .. (await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/exports/mentions"))
                .GetProperty("data")
                .EnumerateArray()
                .Select(r => r.GetProperty("text").GetString()!),
        ];

    private static async Task ImportedAsync(HttpClient client, Uri location)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var import = await client.GetFromJsonAsync<JsonElement>(location);
            if (import.GetProperty("status").GetString() is "succeeded" or "failed")
            {
                Assert.True(import.GetProperty("status").GetString() == "succeeded", import.GetRawText());
                return;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The import did not come to an end.");
    }

    private static async Task<string> AcceptAsync(HttpClient client, string url, string media)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(media));
        using var response = await client.SendAsync(request);
        Assert.Equal(media, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url, string media)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(media));
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<List<string[]>> CsvAsync(HttpClient client, string url) => Read(await client.GetStringAsync(url), ',');

    private static List<string[]> Read(string text, char delimiter)
    {
        using var reader = CsvReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)), new CsvReaderOptions { Separator = delimiter });
        reader.ReadHeader();
        var rows = new List<string[]> { reader.Headers.ToArray() };
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        }
        return rows;
    }

    private static async Task<Dictionary<string, List<object?>>> ParquetAsync(HttpClient client, string url)
    {
        using var file = new MemoryStream(await client.GetByteArrayAsync(url));
        return await ParquetFiles.ReadAsync(file);
    }

    /// <summary>As the cell of a CSV has it.</summary>
    private static string Written(object? value) =>
        value switch
        {
            null => "",
            JsonElement { ValueKind: JsonValueKind.Null } => "",
            JsonElement { ValueKind: JsonValueKind.True } or true => "true",
            JsonElement { ValueKind: JsonValueKind.False } or false => "false",
            JsonElement json => json.ToString(),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        };
}
