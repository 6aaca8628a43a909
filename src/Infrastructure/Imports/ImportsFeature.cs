using Entente.Application.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Imports;

public static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services
            .AddScoped<RequestImportHandler>()
            .AddScoped<RunImportsHandler>()
            .AddScoped<FileImporter>()
            .AddSingleton<IImportReader, FileReader>()
            .AddSingleton<PostgresImportStore>()
            .AddSingleton<IImportStore>(p => p.GetRequiredService<PostgresImportStore>())
            .AddSingleton<IImportReads>(p => p.GetRequiredService<PostgresImportStore>());
}
