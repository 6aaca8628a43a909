using Entente.Application.Mentions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Mentions;

public static class MentionsFeature
{
    public static IServiceCollection AddMentions(this IServiceCollection services) =>
        services
            .AddSingleton<RecordMentionsHandler>()
            .AddSingleton<RecordMentionsTogether>()
            .AddScoped<RunReassessmentsHandler>()
            .AddSingleton<IReassessmentStore, PostgresReassessmentStore>()
            .AddSingleton<IReassessmentReads, PostgresReassessmentReads>()
            .AddSingleton<IMentionStore, PostgresMentionStore>()
            .AddSingleton<IMentionReads, PostgresMentionReads>()
            .AddSingleton<IThreadReads, PostgresThreadReads>();
}
