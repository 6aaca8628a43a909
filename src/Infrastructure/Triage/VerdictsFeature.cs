using Entente.Application.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class VerdictsFeature
{
    public static IServiceCollection AddVerdicts(this IServiceCollection services) =>
        services.AddScoped<GiveVerdictHandler>().AddSingleton<IVerdictStore, PostgresVerdictStore>();
}
