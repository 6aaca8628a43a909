using Hangfire;
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
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UsePostgreSqlStorage(
                        o => o.UseConnectionFactory(new AppConnections(provider.GetRequiredService<NpgsqlDataSource>())),
                        Options
                    )
        );
        return services;
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
