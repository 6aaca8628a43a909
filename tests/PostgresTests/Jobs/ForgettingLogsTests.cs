using Dapper;
using Entente.Application.Access;
using Entente.Application.Brands;
using Entente.Application.Practice;
using Entente.Infrastructure.Access;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Jobs;
using Entente.Infrastructure.Practice;
using Entente.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Jobs;

/// <summary>Logs about people are forgotten once their time is over, and never before.</summary>
public sealed class ForgettingLogsTests(PostgresCluster cluster) : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EntenteDatabase Database => _desk.Get<EntenteDatabase>();

    public async ValueTask InitializeAsync() => _desk = await Desk.OpenAsync(cluster, new SpokenTriage());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_a_year_old_goes_and_the_rest_stays_of_every_brand()
    {
        var now = _desk.Clock.GetUtcNow();
        var other = await Desk.AddBrandAsync(_desk.OwnerConnectionString, "other", "UTC");
        foreach (var at in new[] { now.AddMonths(-12).AddSeconds(-1), now.AddMonths(-12), now })
        {
            await HappenAsync(at);
            await PractiseAsync(_desk.Brand.Id, at);
            await PractiseAsync(other.Id, at);
        }

        await Job(new LogRetention()).RunAsync(Ct);

        Assert.Equal(2, await CountAsync(null, "access_events"));
        Assert.All(
            await Task.WhenAll(CountAsync(other.Id, "practice_runs"), CountAsync(other.Id, "practice_answers")),
            n => Assert.Equal(2, n)
        );
        Assert.Equal(2, await CountAsync(_desk.Brand.Id, "practice_answers"));
        await Job(new LogRetention(AccessEventsMonths: 6, PracticeRunsMonths: 120)).RunAsync(Ct);
        Assert.Equal((1, 2), (await CountAsync(null, "access_events"), await CountAsync(_desk.Brand.Id, "practice_runs")));
    }

    [Fact]
    public async Task Nobody_makes_the_product_forget_what_is_fresh()
    {
        await HappenAsync(DateTimeOffset.UtcNow.AddDays(-27));

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            new PostgresAccessEventStore(Database).ForgetAsync(DateTimeOffset.UtcNow.AddDays(-26), Ct)
        );

        Assert.Contains("four weeks", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(null, "access_events"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("121")]
    public void A_time_that_is_none_stops_the_start(string months) =>
        Assert.Throws<InvalidOperationException>(() =>
            LogRetention.Of(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string?> { ["Entente:Retention:AccessEventsMonths"] = months })
                    .Build()
            )
        );

    private IPracticeRunStore Runs =>
        new ServiceCollection().AddSingleton(Database).AddPractice().BuildServiceProvider().GetRequiredService<IPracticeRunStore>();

    private ForgetLogsJob Job(LogRetention retention) =>
        new(
            _desk.Get<IBrandReads>(),
            new ForgetAccessEventsHandler(new PostgresAccessEventStore(Database), _desk.Clock),
            new ForgetRunsHandler(Runs, _desk.Clock),
            retention
        );

    private Task HappenAsync(DateTimeOffset at) =>
        ExecuteAsync(
            null,
            "insert into access_events (id, happened_at, kind, actor) values (gen_random_uuid(), @at, 'sign_in_refused', 'nobody')",
            at
        );

    private Task PractiseAsync(Guid brand, DateTimeOffset at) =>
        ExecuteAsync(
            brand,
            """
            with run as (
                insert into practice_runs (
                    brand_id, id, version, scenario_id, scenario_version, scenario, player_id, player, policy_version, started_at, shown_at
                )
                values (@brand, gen_random_uuid(), 1, gen_random_uuid(), 1, '{}', 'a', 'Aya', 'built-in-1', @at, @at)
                returning id
            )
            insert into practice_answers (
                brand_id, run_id, post, category, standing, due_category, due_standing, said, scored, points, took_seconds, answered_at
            )
            select @brand, id, 0, 'praise', 'welcome', 'praise', 'welcome', '{}', '{}', 1, 1, @at
            from run
            """,
            at
        );

    private async Task ExecuteAsync(Guid? brand, string sql, DateTimeOffset at)
    {
        await using var session = brand is { } id ? await Database.OpenAsync(id, Ct) : await Database.OpenInstanceAsync(Ct);
        await session.Connection.ExecuteAsync(sql, new { brand, at = at.UtcDateTime }, session.Transaction);
        await session.CommitAsync(Ct);
    }

    private async Task<long> CountAsync(Guid? brand, string table)
    {
        await using var session = brand is { } id ? await Database.OpenAsync(id, Ct) : await Database.OpenInstanceAsync(Ct);
        return await session.Connection.QuerySingleAsync<long>($"select count(*) from {table}", transaction: session.Transaction);
    }
}
