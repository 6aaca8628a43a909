using System.Collections.Concurrent;
using Dapper;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Jobs;
using Entente.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Entente.PostgresTests.Jobs;

public sealed class JobStorageTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<Guid, int> _times = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recurring_job_that_two_servers_register_exists_once_and_runs()
    {
        var database = await cluster.CreateDatabaseAsync();
        using var first = Server(database);
        using var second = Server(database);
        await Task.WhenAll(first.StartAsync(Ct), second.StartAsync(Ct));
        var mark = Guid.NewGuid();

        foreach (var server in new[] { first, second })
        {
            server.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<Bell>("bell", bell => bell.Ring(mark), Cron.Never());
        }
        first.Services.GetRequiredService<IRecurringJobManager>().Trigger("bell");

        await RungAsync(mark);
        Assert.Equal(1, await AskAsync(database, "select count(*) from hangfire.set where key = 'recurring-jobs'"));
        Assert.Equal(2, await AskAsync(database, "select count(*) from hangfire.server"));
        Assert.Equal(1, Rung(mark));
        await Task.WhenAll(first.StopAsync(Ct), second.StopAsync(Ct));
    }

    [Fact]
    public async Task Each_of_many_jobs_runs_once_on_two_servers()
    {
        var database = await cluster.CreateDatabaseAsync();
        using var first = Server(database);
        using var second = Server(database);
        var marks = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToList();
        foreach (var mark in marks)
        {
            first.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<Bell>(bell => bell.Ring(mark));
        }

        await Task.WhenAll(first.StartAsync(Ct), second.StartAsync(Ct));
        foreach (var mark in marks)
        {
            await RungAsync(mark);
        }

        await Task.WhenAll(first.StopAsync(Ct), second.StopAsync(Ct));
        Assert.All(marks, mark => Assert.Equal(1, Rung(mark)));
    }

    [Fact]
    public async Task The_storage_works_as_the_apps_role()
    {
        var database = await cluster.CreateDatabaseAsync();
        using var server = Server(database);
        await server.StartAsync(Ct);
        var mark = Guid.NewGuid();
        server.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<Bell>(bell => bell.Ring(mark));

        await RungAsync(mark);

        var roles = await server.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        await using (roles)
        {
            Assert.Equal("entente_app", await roles.ExecuteScalarAsync<string>("select current_user::text"));
        }
        await server.StopAsync(Ct);
    }

    [Fact]
    public async Task Two_desks_in_one_process_keep_their_jobs_apart()
    {
        var (one, other) = (await cluster.CreateDatabaseAsync(), await cluster.CreateDatabaseAsync());
        using var first = Server(one);
        using var second = Server(other);
        first.Services.GetRequiredService<IGlobalConfiguration>();
        second.Services.GetRequiredService<IGlobalConfiguration>();

        first.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<Bell>(bell => bell.Ring(Guid.NewGuid()));

        Assert.Equal(1, await AskAsync(one, "select count(*) from hangfire.job"));
        Assert.Equal(0, await AskAsync(other, "select count(*) from hangfire.job"));
        Assert.Same(DataSource(first.Services), ActivatedBy(first));
        Assert.Same(DataSource(second.Services), ActivatedBy(second));
    }

    private static NpgsqlDataSource DataSource(IServiceProvider services) => services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>The data source that this desk's jobs are given.</summary>
    private static object ActivatedBy(IHost desk)
    {
        using var scope = desk.Services.GetRequiredService<JobActivator>().BeginScope((JobActivatorContext)null!);
        return scope.Resolve(typeof(NpgsqlDataSource));
    }

    private IHost Server(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDatabase(database).AddJobStorage().AddSingleton(_times).AddTransient<Bell>();
        builder.Services.AddHangfireServer(o =>
        {
            o.WorkerCount = 2;
            o.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            o.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
        return builder.Build();
    }

    private int Rung(Guid mark) => _times.GetValueOrDefault(mark);

    private async Task RungAsync(Guid mark)
    {
        var end = DateTime.UtcNow + Patience;
        while (Rung(mark) == 0)
        {
            Assert.True(DateTime.UtcNow < end, "The job did not run.");
            await Task.Delay(50, Ct);
        }
    }

    private static async Task<long> AskAsync(string database, string sql)
    {
        await using var owner = new NpgsqlConnection(database);
        return await owner.ExecuteScalarAsync<long>(sql);
    }

    /// <summary>Counts how often it was rung, by mark.</summary>
    public sealed class Bell(ConcurrentDictionary<Guid, int> times)
    {
        public void Ring(Guid mark) => times.AddOrUpdate(mark, 1, (_, n) => n + 1);
    }
}
