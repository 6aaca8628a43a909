using Entente.Application.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Metrics;

public static class MetricsFeature
{
    public static IServiceCollection AddWeeklyMetrics(this IServiceCollection services) =>
        services
            .AddScoped<ReadMetricHandler>()
            .AddScoped<WeeklyMetricReader>()
            .AddScoped<FactMetricReader>()
            .AddScoped<FanMetricReader>()
            .AddScoped<WeekFigureReader>()
            .AddScoped<CompareCohortsHandler>()
            .AddScoped<FanReviewer>()
            .AddScoped<RebuildMetricsHandler>()
            .AddScoped<ReviewWeekHandler>()
            .AddSingleton<IWeeklyRecount, PostgresWeeklyRecount>()
            .AddSingleton<IWeekCountReads, PostgresWeekCountReads>()
            .AddSingleton<IFactReads, PostgresFactReads>()
            .AddSingleton<IFanReads, PostgresFanReads>()
            .AddSingleton<IReportedFigureReads, PostgresReportedFigureReads>()
            .AddSingleton<IWeekCaseReads, PostgresWeekCaseReads>();
}
