using Entente.Application.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Queue;

public static class QueueFeature
{
    public static IServiceCollection AddQueue(this IServiceCollection services) =>
        services
            .AddScoped<SaveQueueViewHandler>()
            .AddScoped<ForgetQueueViewHandler>()
            .AddSingleton<IQueueReads, PostgresQueueReads>()
            .AddSingleton<IQueueViewReads, PostgresQueueViews>()
            .AddSingleton<IQueueViewStore, PostgresQueueViews>();
}
