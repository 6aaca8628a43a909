using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Entente.ApiTests.Mentions;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Imports;

/// <summary>Files that say which of the brand's channels their posts came to, or are said to be of one.</summary>
public sealed class ImportingAChannelsPostsTests(SharedApp shared)
{
    private const string English = """
        Post ID,Page ID,Network,Message,Created time
        1,104857600000000001,facebook,bonjour,2026-02-10T08:12:00Z
        2,104857600000000002,facebook,bonjour,2026-02-10T08:13:00Z
        3,1.04858E+17,facebook,bonjour,2026-02-10T08:14:00Z
        4,,facebook,bonjour,2026-02-10T08:15:00Z
        """;

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_column_of_pages_is_found_and_a_page_the_brand_does_not_have_is_told_by_its_row(string dryRun)
    {
        using var desk = await TwoPages.OpenAsync(shared.App, "fr");
        var page = await desk.AddChannelAsync("104857600000000001");

        var import = await ImportAsync(desk, English, "export.csv", ("dry_run", dryRun));

        Assert.Equal((2, 2), Counts(import));
        var refused = await RefusedAsync(desk, import);
        Assert.Equal(
            ["2 /channel_external_id unknown_channel", "3 /channel_external_id id_in_scientific_notation"],
            refused.Select(r => $"{r.GetProperty("row")} {r.Errors()[0]}")
        );
        Assert.Contains(
            "pas de canal 104857600000000002 sur facebook",
            refused[0].GetProperty("errors")[0].Text("detail"),
            StringComparison.Ordinal
        );
        Assert.Equal(dryRun == "true" ? [] : ["1"], await desk.IdsAsync($"mentions?channel_id={page}"));
        Assert.Equal(dryRun == "true" ? [] : ["1", "4"], await desk.IdsAsync("mentions"));
    }

    [Theory]
    [InlineData("ID de Page")]
    [InlineData("ID du canal")]
    [InlineData("Page ID")]
    [InlineData("channel_external_id")]
    public async Task The_usual_headers_are_known(string header)
    {
        using var desk = await TwoPages.OpenAsync(shared.App);
        var page = await desk.AddChannelAsync("77");

        await ImportAsync(desk, $"ID message;Réseau;Texte;Date;{header}\n1;Facebook;bonjour;2026-02-10 08:12;77\n", "export.csv");

        Assert.Equal(["1"], await desk.IdsAsync($"mentions?channel_id={page}"));
    }

    [Theory]
    [InlineData("Canal", "Page")]
    [InlineData("Source", "Compte")]
    [InlineData("Plateforme", "Account ID")]
    [InlineData("Medium", "Channel")]
    public async Task What_names_the_network_or_an_account_in_words_stays_what_it_was(string network, string account)
    {
        using var desk = await TwoPages.OpenAsync(shared.App);
        await desk.AddChannelAsync("77");

        var import = await ImportAsync(
            desk,
            $"ID;{network};Texte;Date;{account}\n1;Facebook;bonjour;2026-02-10 08:12;Fibre du Lac\n",
            "e.csv"
        );

        Assert.Equal((1, 0), Counts(import));
        Assert.Equal("facebook", (await desk.FirstAsync("mentions")).Text("network"));
    }

    [Fact]
    public async Task A_whole_file_is_of_one_channel_but_for_rows_that_say_another()
    {
        using var desk = await TwoPages.OpenAsync(shared.App);
        var page = await desk.AddChannelAsync("104857600000000001");
        var help = await desk.AddChannelAsync("help");
        const string lines = """
            {"external_id":"1","text":"un","posted_at":"2026-02-10T00:00:00Z"}
            {"external_id":"2","text":"deux","posted_at":"2026-02-10T00:00:01Z","channel_external_id":104857600000000001}
            {"external_id":"3","text":"trois","posted_at":"2026-02-10T00:00:01Z","network":"x"}
            """;

        var import = await ImportAsync(desk, lines, "posts.jsonl", ("network", "facebook"), ("channel_external_id", "help"));

        Assert.Equal((2, 1), Counts(import));
        Assert.Equal(["1"], await desk.IdsAsync($"mentions?channel_id={help}"));
        Assert.Equal(["2"], await desk.IdsAsync($"mentions?channel_id={page}"));
        Assert.Equal(["/channel_external_id unknown_channel"], (await RefusedAsync(desk, import))[0].Errors());
    }

    [Fact]
    public async Task A_column_may_be_named_or_left_unread()
    {
        using var desk = await TwoPages.OpenAsync(shared.App);
        await desk.AddChannelAsync("104857600000000001");

        var unread = await ImportAsync(
            desk,
            English,
            "a.csv",
            ("columns", """{"channel_external_id":"","url":null}"""),
            ("dry_run", "true")
        );
        var named = await ImportAsync(
            desk,
            English.Replace("Page ID", "Où", StringComparison.Ordinal),
            "b.csv",
            ("columns", """{"channel_external_id":"Où"}"""),
            ("dry_run", "true")
        );

        Assert.Equal((4, 0), Counts(unread));
        Assert.Equal((2, 2), Counts(named));
    }

    [Theory]
    [InlineData("channel_external_id", "a\0b")]
    [InlineData("network", "a\0b")]
    public async Task Options_that_cannot_be_kept_are_refused_at_once(string field, string value)
    {
        using var desk = await TwoPages.OpenAsync(shared.App);

        using var answer = await AskAsync(desk, English, "a.csv", (field, value));

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal([$"/{field} hostile_text"], (await answer.JsonAsync()).Errors());
    }

    private static async Task<JsonElement> ImportAsync(TwoPages desk, string file, string name, params (string, string)[] fields)
    {
        using var asked = await AskAsync(desk, file, name, fields);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var id = (await asked.JsonAsync()).Text("id");
        for (var tries = 0; tries < 200; tries++)
        {
            var import = await (await desk.GetAsync($"imports/{id}")).JsonAsync();
            if (import.Text("status") is "succeeded" or "failed")
            {
                return import;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The import did not end.");
    }

    private static async Task<HttpResponseMessage> AskAsync(TwoPages desk, string file, string name, params (string, string)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }
        return await desk.SendAsync("imports", form);
    }

    private static Task<List<JsonElement>> RefusedAsync(TwoPages desk, JsonElement import) =>
        desk.ListAsync($"imports/{import.Text("id")}/rows?status=error");

    private static (int Accepted, int Rejected) Counts(JsonElement import) =>
        (import.GetProperty("accepted").GetInt32(), import.GetProperty("rejected").GetInt32());
}
