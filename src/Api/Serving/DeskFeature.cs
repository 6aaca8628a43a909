using Entente.Infrastructure.Access;
using Entente.Infrastructure.Brands;
using Entente.Infrastructure.Database;

namespace Entente.Api.Serving;

public static class DeskFeature
{
    /// <summary>Everything the desk does without HTTP, for the server and for commands alike: one line a room.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        var connectionString = configuration.GetConnectionString(DeskDatabase.Name)!;
        services.AddDatabase(connectionString);
        services.AddSingleton(provider => new Migrator(connectionString, provider.GetRequiredService<ILogger<Migrator>>()));
        services.AddBrands();
        services.AddApiKeys(keyEnvironment: environment.IsProduction() ? "live" : "test");
        return services;
    }
}
