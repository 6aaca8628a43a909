using System.Globalization;
using Entente.Application.Surges;
using Entente.Domain.Surges;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Surges;

public static class SurgesFeature
{
    /// <summary><c>Surges:K</c> says how many deviations make a surge: 1.5, 2 or 3; 3 if absent.</summary>
    /// <exception cref="InvalidOperationException">It is another.</exception>
    public static IServiceCollection AddSurges(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(new SurgeSettings(K(configuration["Surges:K"])))
            .AddScoped<WatchSurgesHandler>()
            .AddScoped<TellPastSurgesHandler>()
            .AddSingleton<ISurgeCounts, PostgresSurgeCounts>()
            .AddSingleton<PostgresSurgeStore>()
            .AddSingleton<ISurgeStore>(p => p.GetRequiredService<PostgresSurgeStore>())
            .AddSingleton<ISurgeReads>(p => p.GetRequiredService<PostgresSurgeStore>());

    private static double K(string? configured)
    {
        if (string.IsNullOrEmpty(configured))
        {
            return SurgeRule.DefaultK;
        }
        return double.TryParse(configured, NumberStyles.Float, CultureInfo.InvariantCulture, out var k) && SurgeRule.AllowedK.Contains(k)
            ? k
            : throw new InvalidOperationException($"Surges:K is '{configured}'; it may be 1.5, 2 or 3.");
    }
}
