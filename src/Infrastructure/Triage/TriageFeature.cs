using Entente.Application.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class TriageFeature
{
    public static IServiceCollection AddTriage(this IServiceCollection services) =>
        services
            .AddSingleton<ITriageEngine>(_ => new TriageEngine())
            .AddScoped<AssessTextsHandler>()
            .AddScoped<GiveVerdictHandler>()
            .AddSingleton<IVerdictStore, PostgresVerdictStore>();
}
