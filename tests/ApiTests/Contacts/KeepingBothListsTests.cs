using System.Net;
using System.Text.Json;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Contacts;

public sealed class KeepingBothListsTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task A_published_contact_is_added_read_and_removed()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync("fr")}/published-contacts";

        var created = await PostAsync(owner, path, """{"kind":"phone","value":"01 99 00 10 10","label":"Service client"}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var contact = created.Headers.Location!.ToString();
        Assert.Equal("Service client", (await (await owner.GetAsync(contact)).JsonAsync()).Text("label"));

        var again = await PostAsync(owner, path, """{"kind":"phone","value":"+33 1 99 00 10 10"}""");
        Assert.Equal((409, "contact_known"), ((int)again.StatusCode, (await again.JsonAsync()).Text("code")));
        Assert.Equal(1, (await (await owner.GetAsync(path)).JsonAsync()).GetProperty("data").GetArrayLength());

        Assert.Equal(428, (int)(await owner.DeleteAsync(contact)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.AskAsync(HttpMethod.Delete, contact, ("If-Match", "\"1\""))).StatusCode);
        Assert.Equal("contact_not_found", (await (await owner.GetAsync(contact)).JsonAsync()).Text("code"));
        Assert.Equal(404, (int)(await owner.AskAsync(HttpMethod.Delete, contact, ("If-Match", "\"1\""))).StatusCode);
    }

    [Fact]
    public async Task A_batch_answers_each_item()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync("fr")}/protected-people/batch";
        var answer = await PostAsync(
            owner,
            path,
            """
            {"items":[
              {"kind":"name","value":"Zoé Martin","label":"Caissière"},
              {"kind":"name","value":"MARTIN zoe"},
              {"kind":"name","value":"Zoé"},
              {"kind":"iban","value":"x"},
              {"kind":"phone","value":"06 39 98 14 22","label":"Directrice"},
              {"kind":"phone","value":"4217"}
            ]}
            """
        );
        var body = await answer.JsonAsync();

        Assert.Equal(207, (int)answer.StatusCode);
        Assert.Equal(
            [201, 200, 422, 422, 201, 422],
            body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("status").GetInt32())
        );
        Assert.Equal(body.GetProperty("items")[0].Text("id"), body.GetProperty("items")[1].Text("id"));
        Assert.Equal(
            (2, 1, 3),
            (body.GetProperty("accepted").GetInt32(), body.GetProperty("duplicates").GetInt32(), body.GetProperty("rejected").GetInt32())
        );
        Assert.Equal(["/value person_name_form"], body.GetProperty("items")[2].GetProperty("problem").Errors());

        var tooMany = JsonSerializer.Serialize(
            new { items = Enumerable.Range(0, 1001).Select(i => new { kind = "handle", value = $"h{i}" }) }
        );
        Assert.Equal(["/items too_many_items"], (await (await PostAsync(owner, path, tooMany)).JsonAsync()).Errors());
    }

    [Fact]
    public async Task What_is_protected_comes_back_in_no_answer_and_stands_in_no_row()
    {
        using var owner = _app.AsOwner();
        var path = $"/v1/brands/{await _app.CreateBrandAsync("fr")}/protected-people";
        string[] secrets = ["Philomène Quatrefages", "06 39 98 76 54", "p.quatrefages@corp.example", "@philo_q"];
        string[] kinds = ["name", "phone", "email", "handle"];
        var answers = "";
        foreach (var (kind, secret) in kinds.Zip(secrets))
        {
            var created = await PostAsync(
                owner,
                path,
                JsonSerializer.Serialize(
                    new
                    {
                        kind,
                        value = secret,
                        label = "Direction",
                    }
                )
            );
            answers += await created.Content.ReadAsStringAsync() + await owner.GetStringAsync(created.Headers.Location);
        }
        answers += await owner.GetStringAsync(path);

        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select string_agg(row(p.*)::text, ' ') from protected_people p", connection);
        var rows = (string)(await command.ExecuteScalarAsync())!;

        Assert.Contains("P••• Q•••", answers, StringComparison.Ordinal);
        foreach (var given in (string[])["hilom", "uatrefages", "0639987654", "98 76", "639987654", "philo_q"])
        {
            Assert.DoesNotContain(given, answers, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(given, rows, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Nothing_is_published_and_protected_at_once()
    {
        using var owner = _app.AsOwner();
        var brand = $"/v1/brands/{await _app.CreateBrandAsync("fr")}";
        await PostAsync(owner, $"{brand}/published-contacts", """{"kind":"email","value":"aide@corp.example"}""");
        await PostAsync(owner, $"{brand}/protected-people", """{"kind":"phone","value":"06 39 98 14 22"}""");

        var published = await PostAsync(owner, $"{brand}/protected-people", """{"kind":"email","value":"AIDE@corp.example"}""");
        var secret = await PostAsync(owner, $"{brand}/published-contacts", """{"kind":"phone","value":"+33639981422"}""");

        Assert.Equal((409, "person_is_published"), ((int)published.StatusCode, (await published.JsonAsync()).Text("code")));
        Assert.Equal((409, "contact_is_protected"), ((int)secret.StatusCode, (await secret.JsonAsync()).Text("code")));
    }

    [Fact]
    public async Task Both_lists_decide_what_the_next_post_gives_away_on_every_server()
    {
        await using var second = new EntenteApp(shared.Cluster) { Route = _ => _app.DatabaseConnectionString, SharedData = _app.Data };
        await second.InitializeAsync();
        using var owner = _app.AsOwner();
        using var there = second.AsOwner();
        var brand = $"/v1/brands/{await _app.CreateBrandAsync("fr")}";
        const string texts = """{"texts":[{"text":"Marc joignable au 06 39 98 14 22, commande n° 07 39 98 14 22"}]}""";
        Assert.Equal(["personal_data_phone"], await SignalsAsync(there, brand, texts));

        await PostAsync(owner, $"{brand}/published-contacts", """{"kind":"phone","value":"06 39 98 14 22"}""");
        await PostAsync(owner, $"{brand}/protected-people", """{"kind":"phone","value":"07 39 98 14 22"}""");
        await Task.Delay(TimeSpan.FromSeconds(2.5));

        Assert.Equal(["protected_contact"], await SignalsAsync(there, brand, texts));
        Assert.Equal(["protected_contact"], await SignalsAsync(owner, brand, texts));
        var post = await PostAsync(
            owner,
            $"{brand}/mentions",
            """{"network":"x","external_id":"1","text":"commande n° 07 39 98 14 22","posted_at":"2026-02-09T08:00:00Z"}"""
        );
        var mention = await (await owner.GetAsync(post.Headers.Location)).JsonAsync();
        Assert.Equal("unacceptable", mention.GetProperty("mention").Text("standing"));
        Assert.Matches(@"\+c\d+$", mention.GetProperty("assessment").Text("model_version"));
    }

    [Fact]
    public async Task Personal_data_in_posts_is_masked_for_whoever_may_not_read_it()
    {
        var slug = await _app.CreateBrandAsync("fr");
        using var owner = _app.AsOwner();
        using var analyst = await _app.OnBrandsAsync([slug], "mentions:read", "cases:read", "cases:write");
        using var agent = await _app.OnBrandsAsync([slug], "mentions:read", "cases:read", "personal-data:read");
        var post = await PostAsync(
            owner,
            $"/v1/brands/{slug}/mentions",
            """{"network":"x","external_id":"1","text":"Honte à vous, appelez Marc au 06 39 98 14 22 !","posted_at":"2026-02-09T08:00:00Z"}"""
        );
        await PostAsync(
            owner,
            $"/v1/brands/{slug}/mentions",
            """{"network":"x","external_id":"1","text":"Appelez Marc, 06 39 98 14 22","posted_at":"2026-02-09T08:00:00Z","edited_at":"2026-02-09T09:00:00Z"}"""
        );
        var id = (await post.JsonAsync()).Text("case_id");
        string[] paths =
        [
            $"/v1/brands/{slug}/mentions",
            post.Headers.Location!.ToString(),
            $"/v1/brands/{slug}/cases",
            $"/v1/brands/{slug}/cases/{id}",
        ];
        foreach (var path in paths)
        {
            var masked = await analyst.GetStringAsync(path);
            Assert.DoesNotContain("39 98", masked, StringComparison.Ordinal);
            Assert.Contains("06 •• •• •• 22", System.Text.RegularExpressions.Regex.Unescape(masked), StringComparison.Ordinal);
            Assert.Contains("06 39 98 14 22", await agent.GetStringAsync(path), StringComparison.Ordinal);
            Assert.Contains("06 39 98 14 22", await owner.GetStringAsync(path), StringComparison.Ordinal);
            Assert.DoesNotContain("personal_data\":[", masked, StringComparison.Ordinal);
        }
        var asked = await analyst.SendJsonAsync(
            HttpMethod.Post,
            $"/v1/brands/{slug}/cases/{id}/lead-requests",
            """{"reason":"A direct line."}""",
            ("If-Match", "*")
        );
        Assert.Equal(200, (int)asked.StatusCode);
        Assert.DoesNotContain("39 98", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string[]> SignalsAsync(HttpClient client, string brand, string texts)
    {
        var answer = await (await PostAsync(client, $"{brand}/triage", texts)).JsonAsync();
        var signals = answer.GetProperty("data")[0].GetProperty("assessment").GetProperty("signals");
        return [.. signals.EnumerateArray().Where(s => s.Text("kind") == "personal_data").Select(s => s.Text("reason"))];
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string json) =>
        client.SendJsonAsync(HttpMethod.Post, path, json);
}
