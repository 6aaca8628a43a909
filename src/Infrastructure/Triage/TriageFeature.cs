using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Infrastructure.Triage.Brands;
using Entente.Infrastructure.Triage.Learning;
using Entente.Infrastructure.Triage.Transformers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Triage;

public static class TriageFeature
{
    /// <summary><c>Triage:Onnx:Directory</c> names the folder of a transformer that reads the tone; none by default.</summary>
    /// <exception cref="UnusableTransformerException">A setting of the transformer is not one of those allowed.</exception>
    public static IServiceCollection AddTriage(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<TriageEngine>()
            .AddEngine(TransformerOptions.Of(configuration))
            .AddSingleton<IBrandContexts, PostgresBrandContexts>()
            .AddScoped<AssessTextsHandler>()
            .AddScoped<GiveVerdictHandler>()
            .AddSingleton<IVerdictStore, PostgresVerdictStore>()
            .AddLearning();

    private static IServiceCollection AddEngine(this IServiceCollection services, TransformerOptions? transformer) =>
        transformer is null
            ? services.AddSingleton<ITriageEngine>(provider => new BrandEngine(provider.GetRequiredService<TriageEngine>()))
            : services
                .AddSingleton(transformer)
                .AddSingleton<TransformerEngine>()
                .AddSingleton<ITriageEngine>(provider => new BrandEngine(provider.GetRequiredService<TransformerEngine>()));

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
