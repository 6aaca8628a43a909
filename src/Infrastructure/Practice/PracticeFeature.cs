using Entente.Application.Practice;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Practice;

public static class PracticeFeature
{
    public static IServiceCollection AddPractice(this IServiceCollection services) =>
        services
            .AddSingleton<IScenarioStore, PostgresScenarioStore>()
            .AddSingleton<IScenarioReads, PostgresScenarioReads>()
            .AddSingleton<IPracticeRunStore, PostgresPracticeRunStore>()
            .AddSingleton<IPracticeReads, PostgresPracticeReads>()
            .AddScoped<WriteScenarioHandler>()
            .AddScoped<RetireScenarioHandler>()
            .AddScoped<DraftScenarioFromCaseHandler>()
            .AddScoped<ForgetRunsHandler>()
            .AddScoped<StartRunHandler>()
            .AddScoped<AnswerPostHandler>();
}
