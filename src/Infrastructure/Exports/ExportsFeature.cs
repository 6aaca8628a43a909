using Entente.Application.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Exports;

public static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) =>
        services.AddSingleton<IFactExport, PostgresFactExport>();
}
