using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.ApiTests.Policies;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Imports;

public sealed class ImportingAFileTests(SharedApp shared)
{
    private const string French = """
        Date;Réseau;Auteur;ID auteur;Message;ID message;URL
        10/02/2026 09:12;Facebook;Camille;7001;"Troisième appel ""au service"" ; toujours personne";900100200300400_1001;https://social.example/x
        29/03/2026 02:30;Instagram;Sam;7201;"ligne 1
        ligne 2";17950000000000101;
        25/10/2026 02:30;Instagram;Lou;7202;=HYPERLINK("http://x.invalid");17950000000000102;
        11/02/2026 09:12;Facebook;Camille;7001;perdu;1,79500E+16;
        """;

    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_French_export_is_read_with_its_traps_and_again_adds_nothing()
    {
        var (client, brand) = await BrandAsync();
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(French);

        var first = await ImportAsync(client, brand, file, "export.csv", ("encoding", "windows-1252"));
        var rows = await client.GetFromJsonAsync<JsonElement>($"{first.GetProperty("rows_url").GetString()}?status=error");
        var second = await ImportAsync(client, brand, file, "export.csv", ("encoding", "windows-1252"));
        var mentions = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions");

        Assert.Equal(("succeeded", 2, 0, 2), Counts(first));
        Assert.Equal(("succeeded", 0, 2, 2), Counts(second));
        Assert.Equal(
            [(2, "time_does_not_exist"), (4, "id_in_scientific_notation")],
            rows.GetProperty("data")
                .EnumerateArray()
                .Select(r => (r.GetProperty("row").GetInt32(), r.GetProperty("errors")[0].GetProperty("code").GetString()!))
        );
        var texts = mentions.GetProperty("data").EnumerateArray().ToDictionary(m => m.GetProperty("external_id").GetString()!);
        Assert.Equal("Troisième appel \"au service\" ; toujours personne", texts["900100200300400_1001"].GetProperty("text").GetString());
        Assert.Equal("2026-02-10T08:12:00.000000Z", texts["900100200300400_1001"].GetProperty("posted_at").GetString());
        Assert.Equal("2026-10-25T00:30:00.000000Z", texts["17950000000000102"].GetProperty("posted_at").GetString());
    }

    [Fact]
    public async Task A_year_of_posts_opens_cases_for_what_is_new_and_says_how_many_were_too_old()
    {
        var (client, brand) = await BrandAsync();
        await new PolicyDesk(_app, client, brand).PutInForceAsync(new { no_case_after_days = 30 });
        var now = DateTimeOffset.UtcNow;
        var lines = Enumerable
            .Range(0, 12)
            .Select(month =>
                JsonSerializer.Serialize(
                    new
                    {
                        network = "facebook",
                        external_id = $"m{month}",
                        author = new { external_id = $"a{month}" },
                        text = "Troisième panne en un mois, toujours personne au service client, j'en ai marre.",
                        posted_at = now.AddDays(-1 - (30 * month)),
                    }
                )
            );

        var imported = await ImportAsync(client, brand, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "year.jsonl");
        var cases = await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/cases");

        Assert.Equal(("succeeded", 12, 0, 0), Counts(imported));
        Assert.Equal(11, imported.GetProperty("too_old_for_case").GetInt32());
        Assert.Equal("discontent", Assert.Single(cases.GetProperty("data").EnumerateArray()).Text("category"));
    }

    [Fact]
    public async Task A_dry_run_tells_and_stores_nothing()
    {
        var (client, brand) = await BrandAsync();

        var tried = await ImportAsync(client, brand, Encoding.UTF8.GetBytes(French), "export.csv", ("dry_run", "true"));

        Assert.Equal(("succeeded", 2, 0, 2), Counts(tried));
        Assert.Empty((await client.GetFromJsonAsync<JsonElement>($"/v1/brands/{brand}/mentions")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Lines_of_json_are_read_too()
    {
        var (client, brand) = await BrandAsync();
        var lines = """
            {"network":"mastodon","external_id":"1","author":{"external_id":"a","name":"A"},"text":"un","posted_at":"2026-02-10T00:00:00Z"}
            {broken
            {"network":"mastodon","external_id":"2","author":{"external_id":"b","name":"B"},"text":"deux","posted_at":"2026-02-10T00:00:01Z"}
            """;

        Assert.Equal(("succeeded", 2, 0, 1), Counts(await ImportAsync(client, brand, Encoding.UTF8.GetBytes(lines), "mentions.jsonl")));
    }

    [Fact]
    public async Task A_file_without_the_needed_columns_fails_and_says_which()
    {
        var (client, brand) = await BrandAsync();

        var failed = await ImportAsync(client, brand, "a,b\n1,2\n"u8.ToArray(), "odd.csv");

        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.Equal("missing_columns", failed.GetProperty("failure").GetProperty("code").GetString());
    }

    private async Task<(HttpClient, string)> BrandAsync() => (_app.AsOwner(), await _app.CreateBrandAsync("fr"));

    private static async Task<JsonElement> ImportAsync(
        HttpClient client,
        string brand,
        byte[] file,
        string name,
        params (string, string)[] fields
    )
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }
        var response = await client.PostAsync($"/v1/brands/{brand}/imports", form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        for (var tries = 0; tries < 200; tries++)
        {
            var import = await client.GetFromJsonAsync<JsonElement>(response.Headers.Location);
            if (import.GetProperty("status").GetString() is "succeeded" or "failed")
            {
                return import;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The import did not end.");
    }

    private static (string?, int, int, int) Counts(JsonElement import) =>
        (
            import.GetProperty("status").GetString(),
            import.GetProperty("accepted").GetInt32(),
            import.GetProperty("duplicates").GetInt32(),
            import.GetProperty("rejected").GetInt32()
        );
}
