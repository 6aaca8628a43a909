using Entente.Testing;
using Npgsql;
using Xunit;

namespace Entente.ApiTests.Problems;

/// <summary>Things break for real here: tables vanish, and the way to the database is cut.</summary>
public sealed class FailureTests(SharedApp shared)
{
    [Fact]
    public async Task A_failure_tells_nothing_but_where_to_find_it()
    {
        var log = new StringWriter();
        await using var app = new EntenteApp(shared.Cluster) { Log = log };
        await app.InitializeAsync();
        var slug = await app.CreateBrandAsync();
        await using (var connection = new NpgsqlConnection(app.DatabaseConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand("alter table channels rename to elsewhere", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        using var owner = app.AsOwner();
        var answer = await owner.GetAsync($"/v1/brands/{slug}/channels", TestContext.Current.CancellationToken);
        var problem = await answer.JsonAsync();
        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal("internal_error", problem.Text("code"));
        Assert.DoesNotContain("channels", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), problem.Text("request_id"));
        await app.DisposeAsync();
        var logged = log.ToString().Split('\n').Single(line => line.Contains("\"@x\"", StringComparison.Ordinal));
        Assert.Contains($"\"RequestId\":\"{problem.Text("request_id")}\"", logged, StringComparison.Ordinal);
        Assert.Contains("42P01", logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_database_it_says_so_and_comes_back_by_itself()
    {
        await using var cable = new Cable();
        await using var app = new EntenteApp(shared.Cluster) { Route = cable.Through };
        await app.InitializeAsync();
        using var owner = app.AsOwner();
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(200, (int)(await owner.GetAsync("/readyz", ct)).StatusCode);
        var slug = await app.CreateBrandAsync();

        cable.Cut();
        var answer = await owner.GetAsync($"/v1/brands/{slug}/channels", ct);
        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("database_unavailable", (await answer.JsonAsync()).Text("code"));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(503, (int)(await owner.GetAsync("/readyz", ct)).StatusCode);
        Assert.Equal(200, (int)(await owner.GetAsync("/healthz", ct)).StatusCode);

        cable.Mend();
        Assert.Equal(200, (int)(await owner.GetAsync("/readyz", ct)).StatusCode);
        Assert.Equal(200, (int)(await owner.GetAsync($"/v1/brands/{slug}/channels", ct)).StatusCode);
    }
}
