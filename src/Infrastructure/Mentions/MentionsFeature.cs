using Entente.Application.Mentions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Mentions;

public static class MentionsFeature
{
    public static IServiceCollection AddMentions(this IServiceCollection services) =>
        services
            .AddSingleton<PostChecks>()
            .AddSingleton<RecordMentionsHandler>()
            .AddSingleton<RecordMentionsTogether>()
            .AddSingleton<PutInInboxHandler>()
            .AddSingleton<RetryInboxLotHandler>()
            .AddSingleton<InboxReader>()
            .AddSingleton<InboxBell>()
            .AddSingleton<IInboxStart>(p => p.GetRequiredService<InboxBell>())
            .AddSingleton<IMentionInbox, PostgresMentionInbox>()
            .AddScoped<RunReassessmentsHandler>()
            .AddSingleton<IReassessmentStore, PostgresReassessmentStore>()
            .AddSingleton<IReassessmentReads, PostgresReassessmentReads>()
            .AddSingleton<IMentionStore, PostgresMentionStore>()
            .AddSingleton<IMentionReads, PostgresMentionReads>()
            .AddSingleton<IThreadReads, PostgresThreadReads>();

    /// <summary>What reads the inbox; several servers may share the work.</summary>
    public static IServiceCollection AddInboxReading(this IServiceCollection services) => services.AddHostedService<InboxService>();
}
