using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Entente.Testing;
using Xunit;

namespace Entente.ApiTests.Advocates;

public sealed class AskingAdvocatesTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Who_came_back_as_a_defender_is_proposed_until_they_were_asked()
    {
        var work = await DefendedAsync();

        var candidate = Assert.Single(await ListAsync(work, "advocate-candidates"));
        var (_, advocate) = await ConsentAsync(work, candidate.GetProperty("author").Text("id"));

        Assert.Equal("a", candidate.GetProperty("author").Text("external_id"));
        Assert.True(candidate.GetProperty("why").GetProperty("defended_brand").GetBoolean());
        Assert.Equal(work.Case, candidate.GetProperty("why").Text("case_id"));
        Assert.Empty(await ListAsync(work, "advocate-candidates"));
        var consent = Assert.Single(await ListAsync(work, "advocates")).GetProperty("last_answer");
        Assert.Equal(("consented", "Marc", "phone"), (consent.Text("answer"), consent.Text("asked_by"), consent.Text("through")));
        Assert.Equal("2026-03-01T09:00:00.000000Z", consent.Text("asked_at"));
        Assert.Equal(work.Case, advocate.GetProperty("why").Text("case_id"));
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_holds_no_longer_from_this_moment_and_nobody_asks_again()
    {
        var work = await DefendedAsync();
        var author = await CandidateAsync(work);
        var (path, _) = await ConsentAsync(work, author);

        var unseen = await work.SendAsync(HttpMethod.Post, $"{path}/answers", new { answer = "withdrawn", through = "email" });
        var withdrawn = await work.SendAsync(HttpMethod.Post, $"{path}/answers", new { answer = "withdrawn", through = "email" }, 1);
        var again = await work.Client.PostAsJsonAsync($"{work.Root}/advocates", Consent(author));
        var twice = await work.SendAsync(HttpMethod.Post, $"{path}/answers", new { answer = "withdrawn", through = "email" }, 2);

        Assert.Equal(HttpStatusCode.PreconditionRequired, unseen.StatusCode);
        var answers = (await withdrawn.JsonAsync()).GetProperty("answers").EnumerateArray().Select(a => a.Text("answer"));
        Assert.Equal(["consented", "withdrawn"], answers);
        Assert.Empty(await ListAsync(work, "advocates"));
        Assert.DoesNotContain("consented", await CsvAsync(work), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(work, "advocate-candidates"));
        Assert.Single(await ListAsync(work, "advocates?status=withdrawn"));
        Assert.Equal(("advocate_asked_before", HttpStatusCode.Conflict), ((await again.JsonAsync()).Text("code"), again.StatusCode));
        Assert.Equal("answer_known", (await twice.JsonAsync()).Text("code"));
    }

    [Fact]
    public async Task An_advocate_is_erased_with_every_answer()
    {
        var work = await DefendedAsync();
        var (path, _) = await ConsentAsync(work, await CandidateAsync(work));

        var erased = await work.SendAsync(HttpMethod.Delete, path, version: 1);

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal("advocate_not_found", (await (await work.Client.GetAsync(path)).JsonAsync()).Text("code"));
        Assert.Empty(await ListAsync(work, "advocates"));
        await using var connection = new Npgsql.NpgsqlConnection(_app.DatabaseConnectionString);
        Assert.Equal(
            0,
            await Dapper.SqlMapper.ExecuteScalarAsync<long>(
                connection,
                "select count(*) from advocate_answers where advocate_id = @id",
                new { id = Guid.Parse(path.Split('/')[^1]) }
            )
        );
    }

    [Fact]
    public async Task No_name_of_an_export_is_a_formula()
    {
        var work = await DefendedAsync("=HYPERLINK(\"https://evil.example\",\"x\")", "＝1+1\n@SUM(1)");
        await ConsentAsync(work, await CandidateAsync(work));

        var csv = await CsvAsync(work);

        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'＝1+1\n@SUM(1)\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_for_who_may_read_authors()
    {
        var work = await DefendedAsync();
        var author = await CandidateAsync(work);
        using var asker = await _app.OnBrandsAsync([work.Brand], "advocates:write");

        var recorded = await asker.PostAsJsonAsync($"{work.Root}/advocates", Consent(author));
        var list = await asker.GetAsync($"{work.Root}/advocates");

        var seen = (await recorded.JsonAsync()).GetProperty("author");
        Assert.Equal((author, JsonValueKind.Null), (seen.Text("id"), seen.GetProperty("handle").ValueKind));
        Assert.Equal("authors:read", (await list.JsonAsync()).Text("required_scope"));
    }

    [Fact]
    public async Task A_refusal_names_its_rule()
    {
        var work = await DefendedAsync();
        var advocates = $"{work.Root}/advocates";
        var author = await CandidateAsync(work);

        var nobody = await work.Client.PostAsJsonAsync(advocates, Consent(Guid.NewGuid().ToString()));
        var turned = await work.Client.PostAsJsonAsync(
            advocates,
            new
            {
                author_id = author,
                answer = "consented",
                through = "email",
                asked_at = "2026-03-02T09:00:00Z",
                answered_at = "2026-03-01T09:00:00Z",
            }
        );
        var early = await work.Client.PostAsJsonAsync(
            advocates,
            new
            {
                author_id = author,
                answer = "withdrawn",
                through = "email",
            }
        );

        Assert.Equal(["/author_id advocate_author_unknown"], (await nobody.JsonAsync()).Errors());
        Assert.Equal(["/answered_at answered_before_asked"], (await turned.JsonAsync()).Errors());
        Assert.Equal("nothing_to_withdraw", (await early.JsonAsync()).Text("code"));
    }

    private static object Consent(string author) =>
        new
        {
            author_id = author,
            answer = "consented",
            through = "phone",
            asked_by = "Marc",
            asked_at = "2026-03-01T09:00:00Z",
            answered_at = "2026-03-01T10:00:00Z",
        };

    private static async Task<(string Path, JsonElement Advocate)> ConsentAsync(CaseWork work, string author)
    {
        var recorded = await work.Client.PostAsJsonAsync($"{work.Root}/advocates", Consent(author));
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        return (recorded.Headers.Location!.ToString(), await recorded.JsonAsync());
    }

    private static async Task<string> CandidateAsync(CaseWork work) =>
        (await ListAsync(work, "advocate-candidates"))[0].GetProperty("author").Text("id");

    private static async Task<List<JsonElement>> ListAsync(CaseWork work, string list) =>
        [.. (await work.GetAsync($"{work.Root}/{list}")).GetProperty("data").EnumerateArray()];

    private static Task<string> CsvAsync(CaseWork work) => work.Client.GetStringAsync($"{work.Root}/advocates?format=csv");

    /// <summary>A case whose author was talked with and came to defend the brand.</summary>
    private async Task<CaseWork> DefendedAsync(string? handle = null, string? name = null)
    {
        var work = await CaseWork.OnAsync(_app, "discontent");
        if (handle is not null)
        {
            var item = new
            {
                network = "facebook",
                external_id = "2",
                text = "Encore moi.",
                posted_at = DateTimeOffset.UtcNow.AddMinutes(-50),
                author = new
                {
                    external_id = "a",
                    handle,
                    display_name = name,
                },
            };
            (await work.Client.PostAsJsonAsync($"{work.Root}/mentions", item)).EnsureSuccessStatusCode();
        }
        var reply = new { text = "Bonjour, je comprends votre colère. Que s’est-il passé hier soir ?" };
        (await work.MoveAsync(new { to = "dialogue", reply })).EnsureSuccessStatusCode();
        (await work.MoveAsync(new { to = "closed", outcome = "defends_brand" })).EnsureSuccessStatusCode();
        return work;
    }
}
