using Entente.Application.Triage;
using Entente.Infrastructure.Triage.Brands;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class TriageFeature
{
    public static IServiceCollection AddTriage(this IServiceCollection services) =>
        services
            .AddSingleton<ITriageEngine>(_ => new BrandEngine(new TriageEngine()))
            .AddSingleton<IBrandContexts, PostgresBrandContexts>()
            .AddScoped<AssessTextsHandler>()
            .AddScoped<GiveVerdictHandler>()
            .AddSingleton<IVerdictStore, PostgresVerdictStore>();
}
