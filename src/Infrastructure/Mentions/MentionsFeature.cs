using Entente.Application.Mentions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Mentions;

public static class MentionsFeature
{
    public static IServiceCollection AddMentions(this IServiceCollection services) =>
        services
            .AddScoped<RecordMentionsHandler>()
            .AddScoped<RunReassessmentsHandler>()
            .AddSingleton<PostgresReassessmentStore>()
            .AddSingleton<IReassessmentStore>(p => p.GetRequiredService<PostgresReassessmentStore>())
            .AddSingleton<IReassessmentReads>(p => p.GetRequiredService<PostgresReassessmentStore>())
            .AddSingleton<IMentionStore, PostgresMentionStore>()
            .AddSingleton<IMentionReads, PostgresMentionReads>();
}
