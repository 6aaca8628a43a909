using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Infrastructure.Triage.Brands;
using Entente.Infrastructure.Triage.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class TriageFeature
{
    public static IServiceCollection AddTriage(this IServiceCollection services) =>
        services
            .AddSingleton<TriageEngine>()
            .AddSingleton<ITriageEngine>(provider => new BrandEngine(provider.GetRequiredService<TriageEngine>()))
            .AddSingleton<IBrandContexts, PostgresBrandContexts>()
            .AddScoped<AssessTextsHandler>()
            .AddScoped<GiveVerdictHandler>()
            .AddSingleton<IVerdictStore, PostgresVerdictStore>()
            .AddLearning();

    private static IServiceCollection AddLearning(this IServiceCollection services) =>
        services
            .AddSingleton<ILayerTrainer, LayerTrainer>()
            .AddSingleton<IBrandModelStore, PostgresBrandModelStore>()
            .AddSingleton<IBrandModelReads, PostgresBrandModelReads>()
            .AddSingleton<IVerdictReads, PostgresVerdictReads>()
            .AddScoped<BrandTraining>()
            .AddScoped<RunTrainingsHandler>()
            .AddScoped<RequestDueTrainingHandler>()
            .AddScoped<ChooseModelHandler>()
            .AddScoped<MeasureAgreementHandler>();
}
