using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Infrastructure.Database;

public static class DatabaseFeature
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(_ => NpgsqlDataSource.Create(configuration.GetConnectionString("Entente") ?? "Host=none")).AddSingleton<EntenteDatabase>();
}
