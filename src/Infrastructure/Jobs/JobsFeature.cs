using Entente.Application.Access;
using Entente.Application.Imports;
using Entente.Application.Mentions;
using Entente.Application.Reports;
using Entente.Application.Triage.Learning;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Infrastructure.Jobs;

public static class JobsFeature
{
    public const string Schema = "hangfire";

    /// <summary>Job storage in the same database, under the app's role; the tables are the migrator's to make.</summary>
    public static IServiceCollection AddJobStorage(this IServiceCollection services)
    {
        // Each desk has its own: the library's defaults are one for the whole process, whoever came last.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<JobStorage>(provider => new PostgreSqlStorage(
            new AppConnections(provider.GetRequiredService<NpgsqlDataSource>()),
            Options
        ));
        services.AddHangfire(hangfire =>
            hangfire
                .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
        );
        services.AddSingleton<IImportStart, JobStarts>();
        services.AddSingleton<IReportPress, JobStarts>();
        services.AddSingleton<IResetStart, JobStarts>();
        services.AddSingleton<ITrainingStart, JobStarts>().AddScoped<RequestTrainingHandler>();
        services.AddSingleton<IReassessmentStart, JobStarts>().AddScoped<RequestReassessmentHandler>();
        return services;
    }

    /// <summary>The server that runs the jobs, and their hours. Several app servers may share the work.</summary>
    public static IServiceCollection AddJobServer(this IServiceCollection services, LogRetention retention) =>
        services
            .AddSingleton(retention)
            .AddScoped<DirtyWeeksJob>()
            .AddScoped<CloseWeeksJob>()
            .AddScoped<RenderReportsJob>()
            .AddScoped<ImportsJob>()
            .AddScoped<ForgetAnswersJob>()
            .AddScoped<ForgetLogsJob>()
            .AddScoped<NightlyTrainingJob>()
            .AddScoped<TrainModelsJob>()
            .AddScoped<ReassessMentionsJob>()
            .AddScoped<RemindOfRemovalsJob>()
            .AddScoped<WatchSurgesJob>()
            .AddScoped<ReportSchedulesJob>()
            .AddScoped<SendReportsJob>()
            .AddScoped<SendResetsJob>()
            .AddHangfireServer(o =>
            {
                o.WorkerCount = 3;
                o.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            });

    public static void ScheduleJobs(this IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<DirtyWeeksJob>("dirty-weeks", job => job.RunAsync(CancellationToken.None), "*/15 * * * * *");
        jobs.AddOrUpdate<CloseWeeksJob>("close-weeks", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<RenderReportsJob>("render-reports", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
        jobs.AddOrUpdate<ReportSchedulesJob>("report-schedules", job => job.RunAsync(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<SendReportsJob>("send-reports", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
        jobs.AddOrUpdate<SendResetsJob>("send-resets", job => job.RunAsync(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<ForgetAnswersJob>("forget-answers", job => job.RunAsync(CancellationToken.None), "17 * * * *");
        jobs.AddOrUpdate<ForgetLogsJob>("forget-logs", job => job.RunAsync(CancellationToken.None), "41 3 * * *");
        jobs.AddOrUpdate<NightlyTrainingJob>("nightly-training", job => job.RunAsync(CancellationToken.None), "23 2 * * *");
        jobs.AddOrUpdate<TrainModelsJob>("train-models", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
        jobs.AddOrUpdate<ReassessMentionsJob>("reassess-mentions", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
        jobs.AddOrUpdate<RemindOfRemovalsJob>("remind-of-removals", job => job.RunAsync(CancellationToken.None), "*/10 * * * *");
        jobs.AddOrUpdate<WatchSurgesJob>("watch-surges", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<ImportsJob>("imports", job => job.RunAsync(CancellationToken.None), "*/30 * * * * *");
    }

    private static PostgreSqlStorageOptions Options =>
        new()
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false,
            InvisibilityTimeout = TimeSpan.FromMinutes(5),
            UseSlidingInvisibilityTimeout = true,
            QueuePollInterval = TimeSpan.FromSeconds(2),
        };

    private sealed class AppConnections(NpgsqlDataSource dataSource) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => dataSource.CreateConnection();
    }
}
