using Entente.Application.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Metrics;

public static class MetricsFeature
{
    public static IServiceCollection AddWeeklyMetrics(this IServiceCollection services) =>
        services
            .AddScoped<ReadMetricHandler>()
            .AddScoped<RebuildMetricsHandler>()
            .AddScoped<ReviewWeekHandler>()
            .AddSingleton<IWeeklyRecount, PostgresWeeklyRecount>()
            .AddSingleton<IWeekCountReads, PostgresWeekCountReads>()
            .AddSingleton<IWeekCaseReads, PostgresWeekCaseReads>();
}
