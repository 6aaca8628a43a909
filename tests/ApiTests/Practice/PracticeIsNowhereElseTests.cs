using System.Text.RegularExpressions;
using Dapper;
using Entente.Domain.Metrics;
using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Practice;

/// <summary>Practice is counted by no figure, listed nowhere and exported by nothing.</summary>
public sealed partial class PracticeIsNowhereElseTests(SharedApp shared)
{
    private readonly EntenteApp _app = shared.App;

    [Fact]
    public async Task Figures_lists_and_exports_are_the_same_after_playing_and_no_other_table_has_a_row_more()
    {
        var work = await Cases.CaseWork.OnAsync(_app, "discontent");
        using var owner = _app.AsOwner();
        var before = await EverythingAsync(owner, work.Brand);
        var rows = await RowsAsync(work.Brand);

        foreach (var category in (string[])["insult", "hate_or_threat", "praise"])
        {
            await owner.PlayAsync(work.Brand, PracticeWork.Rant, category);
        }
        await owner.StartAsync(work.Brand, PracticeWork.Rant);
        await owner.PostAsync($"/v1/brands/{work.Brand}/metrics/rebuild", null);

        var after = await EverythingAsync(owner, work.Brand);
        Assert.All(before, b => Assert.Equal(b.Value, after[b.Key]));
        Assert.Equal(rows, await RowsAsync(work.Brand));
        Assert.True(before.Count > 40, $"only {before.Count} answers were compared");
        Assert.Contains(rows, r => r is { Table: "mentions", Rows: 1 });
    }

    private static async Task<Dictionary<string, string>> EverythingAsync(HttpClient client, string brand)
    {
        string[] paths =
        [
            // How long somebody has waited grows by the second, whatever is played.
            .. MetricCatalogue
                .All.Where(m => m.Name != "oldest_waiting")
                .Select(m => $"metrics/{m.Name}?from=2026-W01&to=2026-W53&interval=range"),
            "exports/mentions?format=csv",
            "exports/cases?format=csv",
            "exports/events?format=csv",
            "mentions",
            "cases",
            "cases?sort=urgency",
            "replies",
            "removal-requests",
            "legal-referrals",
            "surges",
            "audit-chain",
            "reports",
            "advocate-candidates",
            "triage-agreement",
        ];
        var answers = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            var answer = await client.GetAsync($"/v1/brands/{brand}/{path}");
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
            answers[path] = Moment().Replace(await answer.Content.ReadAsStringAsync(), "");
        }
        return answers;
    }

    private async Task<List<(string Table, long Rows)>> RowsAsync(string brand)
    {
        await using var connection = new NpgsqlConnection(_app.DatabaseConnectionString);
        var tables = await connection.QueryAsync<string>(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'practice%'
            order by c.relname
            """
        );
        var rows = new List<(string, long)>();
        foreach (var table in tables)
        {
            var sql = $"select count(*) from {table} where brand_id = (select brand_id from brands where slug = @brand)";
            rows.Add((table, await connection.ExecuteScalarAsync<long>(sql, new { brand })));
        }
        return rows;
    }

    [GeneratedRegex("""("computed_at":"[^"]+",?)""")]
    private static partial Regex Moment();
}
