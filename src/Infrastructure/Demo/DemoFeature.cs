using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entente.Infrastructure.Demo;

public static class DemoFeature
{
    /// <summary>Gives an empty instance the demo brand, in the background: the server is ready meanwhile.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) =>
        services.AddScoped<DemoBrand>().AddHostedService<DemoService>();

    private sealed class DemoService(IServiceScopeFactory scopes) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            await using var scope = scopes.CreateAsyncScope();
            var demo = scope.ServiceProvider.GetRequiredService<DemoBrand>();
            if (await demo.IsWantedAsync(stoppingToken))
            {
                await demo.TellAsync(stoppingToken);
            }
        }
    }
}
