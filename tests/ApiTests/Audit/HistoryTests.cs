using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.ApiTests.Cases;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Audit;

/// <summary>The chained history as somebody outside sees it: what is checked here is checked without the product's own code.</summary>
public sealed class HistoryTests(SharedApp shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_people_at_the_same_case_lose_no_event_and_the_chain_verifies()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé ?" } });

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AnswersUntilDoneAsync(work, $"person {i}")));

        Assert.All(tries, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(20, (await work.HistoryAsync()).Count(kind => kind == "author_answered"));
        var lines = await ExportAsync(work);
        Assert.Equal((await work.HistoryAsync()).Length, lines.Length);
        Assert.Null(FirstBroken(lines));
        Assert.True((await VerifyAsync(work)).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Twenty_people_taking_the_same_step_take_it_once_and_the_others_are_told_who_did()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        var seen = await work.VersionAsync();
        object[] steps =
        [
            new { to = "closed", outcome = "answered" },
            new { to = "closed", outcome = "tolerated" },
            new { to = "dialogue", reply = new { text = "Bonjour, que s'est-il passé avec votre ligne ?" } },
        ];

        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => work.SendAsync(HttpMethod.Post, $"{work.CasePath}/transitions", steps[i % steps.Length], seen))
        );

        Assert.Single(tries, t => t.StatusCode == HttpStatusCode.OK);
        var won = (await work.HistoryAsync())[^1];
        foreach (var lost in tries.Where(t => t.StatusCode != HttpStatusCode.OK))
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, lost.StatusCode);
            var told = await lost.JsonAsync();
            Assert.Equal(seen + 1, told.GetProperty("current_version").GetInt32());
            Assert.Equal([won], told.GetProperty("changes").EnumerateArray().Select(c => c.Text("kind")));
        }
        Assert.Equal(seen + 1, await work.VersionAsync());
        var export = await work.Client.GetStringAsync($"{work.Root}/audit-chain", Ct);
        Assert.Equal(0, (await ShellAsync(export)).Exit);
    }

    [Fact]
    public async Task What_the_brand_publishes_of_its_policies_is_in_the_chain_and_seals_the_rules()
    {
        var desk = await Policies.PolicyDesk.OpenAsync(shared.App);

        var version = await desk.PutInForceAsync(new { wait_before_platform_seconds = 86400 });

        var events = await desk.Client.GetFromJsonAsync<JsonElement>($"/v1/brands/{desk.Brand}/audit-events", Ct);
        var published = events.GetProperty("data").EnumerateArray().Single(e => e.GetProperty("entry").Text("kind") == "policy_published");
        var details = published.GetProperty("details");
        Assert.Equal((version, "built-in-1"), (details.Text("policy_version"), details.Text("replaces")));
        Assert.Equal(64, details.Text("rules_sha256").Length);
        var export = await desk.Client.GetStringAsync($"/v1/brands/{desk.Brand}/audit-chain", Ct);
        Assert.Equal(0, (await ShellAsync(export)).Exit);
    }

    [Fact]
    public async Task A_person_with_a_shell_verifies_it()
    {
        var work = await CaseWork.OnAsync(shared.App, "insult");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour,\nque s'est-il \"passé\" \\ ?" } });
        var export = await work.Client.GetStringAsync($"{work.Root}/audit-chain", Ct);
        var head = await work.GetAsync($"{work.Root}/audit-chain/head");

        Assert.Equal((0, $"{head.GetProperty("seq")} {head.Text("hash")}"), await ShellAsync(export));
        Assert.Equal(1, (await ShellAsync(export.Replace("insult", "spam", StringComparison.Ordinal))).Exit);
    }

    [Theory]
    [InlineData("update case_events set details = details || '{\"x\": 1}' where brand_id = @b and kind = 'verdict_given'", "event_altered")]
    [InlineData("update case_events set actor = 'nobody' where brand_id = @b and kind = 'verdict_given'", "event_altered")]
    [InlineData(
        "update audit_entries set entry = overlay(entry placing 'X' from 12) where brand_id = @b and entry like '%verdict_given%'",
        "broken_link"
    )]
    [InlineData("update audit_entries set hash = repeat('a', 64) where brand_id = @b and entry like '%verdict_given%'", "broken_link")]
    [InlineData("delete from audit_entries where brand_id = @b and entry like '%verdict_given%'", "not_sealed")]
    public async Task One_altered_line_is_found_and_named(string harm, string fault)
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.OnCaseAsync("lead-requests", new { reason = "Please look." });
        var judged = (await work.GetAsync($"{work.CasePath}/events"))
            .GetProperty("data")
            .EnumerateArray()
            .First(e => e.Text("kind") == "verdict_given")
            .Text("id");

        await OwnerAsync(work, harm);

        var verified = await VerifyAsync(work);
        Assert.False(verified.GetProperty("intact").GetBoolean());
        Assert.Contains(
            verified.GetProperty("faults").EnumerateArray(),
            f => f.Text("kind") == fault && f.TryGetProperty("event_id", out var id) && id.GetString() == judged
        );
    }

    [Fact]
    public async Task A_history_cut_short_is_found_by_a_head_kept_elsewhere()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.OnCaseAsync("lead-requests", new { reason = "Please look." });
        var head = await work.GetAsync($"{work.Root}/audit-chain/head");
        var kept = $"?seq={head.GetProperty("seq")}&hash={head.Text("hash")}";
        Assert.True((await VerifyAsync(work, kept)).GetProperty("intact").GetBoolean());

        await OwnerAsync(
            work,
            """
            with last as (delete from audit_entries where brand_id = @b and seq = (select max(seq) from audit_entries where brand_id = @b) returning event_id)
            select 1
            """,
            "delete from case_events e where brand_id = @b and not exists (select from audit_entries a where a.brand_id = @b and a.event_id = e.id)"
        );

        Assert.True((await VerifyAsync(work)).GetProperty("intact").GetBoolean());
        var fault = Assert.Single((await VerifyAsync(work, kept)).GetProperty("faults").EnumerateArray());
        Assert.Equal("head_not_found", fault.Text("kind"));
    }

    [Fact]
    public async Task The_details_of_every_event_are_those_that_were_sealed()
    {
        var work = await CaseWork.OnAsync(shared.App, "insult", "Bande d'« incapables »,\n\"voleurs\" \\ et\ttricheurs 🤬");
        await work.MoveAsync(new { to = "dialogue", reply = new { text = "Bonjour,\nque s'est-il \"passé\" ?\t\u0001 é 🙂" } });

        foreach (var line in await ExportAsync(work))
        {
            var columns = line.Split('\t');
            using var entry = JsonDocument.Parse(columns[1]);
            Assert.Equal(entry.RootElement.Text("details_sha256"), Sha256($"{columns[2]}\n{columns[3]}"));
        }
    }

    [Fact]
    public async Task It_needs_its_own_right_and_pages_in_order()
    {
        var work = await CaseWork.OnAsync(shared.App, "discontent");
        await work.OnCaseAsync("lead-requests", new { reason = "Please look." });
        var agent = work.By(await shared.App.WithScopesAsync("cases:read"));

        using var refused = await agent.Client.GetAsync($"{work.Root}/audit-events", Ct);
        var first = await work.GetAsync($"{work.Root}/audit-events?limit=1");
        var second = await work.GetAsync($"{work.Root}/audit-events?limit=1&cursor={first.Text("next_cursor")}");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(1, first.GetProperty("data")[0].GetProperty("seq").GetInt32());
        Assert.Equal(2, second.GetProperty("data")[0].GetProperty("seq").GetInt32());
    }

    /// <summary>Like a person who looks again when told that the case has changed.</summary>
    private static async Task<HttpStatusCode> AnswersUntilDoneAsync(CaseWork work, string words)
    {
        for (var tried = 0; tried < 200; tried++)
        {
            using var response = await work.OnCaseAsync("author-answers", new { answer = "no_answer", words });
            if (response.StatusCode != HttpStatusCode.PreconditionFailed)
            {
                return response.StatusCode;
            }
        }
        return HttpStatusCode.PreconditionFailed;
    }

    private static Task<JsonElement> VerifyAsync(CaseWork work, string kept = "") =>
        work.GetAsync($"{work.Root}/audit-chain/verification{kept}");

    private static async Task<string[]> ExportAsync(CaseWork work) =>
        (await work.Client.GetStringAsync($"{work.Root}/audit-chain", Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string? FirstBroken(string[] lines)
    {
        var previous = new string('0', 64);
        for (var i = 0; i < lines.Length; i++)
        {
            var columns = lines[i].Split('\t');
            using var entry = JsonDocument.Parse(columns[1]);
            if (Sha256($"{previous}\n{columns[1]}") != columns[0] || entry.RootElement.GetProperty("seq").GetInt64() != i + 1)
            {
                return lines[i];
            }
            previous = columns[0];
        }
        return null;
    }

    private static async Task<(int Exit, string Said)> ShellAsync(string export)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(Repository.Root, "docs", "verify-history.sh")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var said = shell.StandardOutput.ReadToEndAsync(Ct);
        await shell.StandardInput.WriteAsync(export);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(Ct);
        return (shell.ExitCode, (await said).Trim());
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task OwnerAsync(CaseWork work, params string[] statements)
    {
        await using var owner = new NpgsqlConnection(shared.App.DatabaseConnectionString);
        await owner.OpenAsync(Ct);
        await using (
            var who = new NpgsqlCommand(
                "select set_config('app.brand', id::text, false) from (select brand_id as id from brands where slug = @s) b",
                owner
            )
        )
        {
            who.Parameters.AddWithValue("s", work.Brand);
            await who.ExecuteNonQueryAsync(Ct);
        }
        foreach (var statement in statements)
        {
            await using var harm = new NpgsqlCommand(
                statement.Replace("@b", "nullif(current_setting('app.brand'), '')::uuid", StringComparison.Ordinal),
                owner
            );
            Assert.NotEqual(0, await harm.ExecuteNonQueryAsync(Ct));
        }
    }
}
