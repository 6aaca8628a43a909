using Entente.Infrastructure.Demo;
using Entente.Infrastructure.Jobs;
using Entente.Infrastructure.Mentions;
using Hangfire;

namespace Entente.Api.Serving;

/// <summary>What the server does when nobody asks: jobs at their hours, and the demo brand for an empty instance.</summary>
public static class BackgroundWork
{
    public static IServiceCollection AddBackgroundWork(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        if (DeskDatabase.IsDocumentRun)
        {
            return services;
        }
        services.AddJobServer(LogRetention.Of(configuration));
        services.AddInboxReading();
        services.AddHostedService<WarmUp>();
        return configuration.GetValue("Entente:Demo", defaultValue: !environment.IsProduction()) ? services.AddDemo() : services;
    }

    public static void ScheduleBackgroundWork(this WebApplication app)
    {
        if (!DeskDatabase.IsDocumentRun)
        {
            app.Services.GetRequiredService<IRecurringJobManager>().ScheduleJobs();
        }
    }
}
