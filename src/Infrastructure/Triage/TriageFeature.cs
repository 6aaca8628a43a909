using Entente.Application.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class TriageFeature
{
    public static IServiceCollection AddTriage(this IServiceCollection services) =>
        services
            .AddSingleton<ITriageEngine>(_ => new LinearTriageEngine(TriageModels.Shipped))
            .AddScoped<AssessTextsHandler>()
            .AddScoped<GiveVerdictHandler>()
            .AddSingleton<IVerdictStore, PostgresVerdictStore>();

    /// <summary>An engine over a model file, for those who train and compare.</summary>
    /// <exception cref="InvalidDataException">The file is no model of this build.</exception>
    public static ITriageEngine EngineOf(byte[] modelFile) => new LinearTriageEngine(TriageModels.Read(modelFile));

    public static ITriageEngine ShippedEngine() => new LinearTriageEngine(TriageModels.Shipped);
}
