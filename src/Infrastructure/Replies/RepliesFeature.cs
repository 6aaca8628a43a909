using Entente.Application.Replies;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Replies;

public static class RepliesFeature
{
    /// <summary>The rules are read in the background at the start: the first person who writes does not wait for them.</summary>
    public static IServiceCollection AddReplyRulesAtStart(this IServiceCollection services) =>
        services.AddHostedService<ReplyRulesAtStart>();

    public static IServiceCollection AddReplies(this IServiceCollection services) =>
        services
            .AddScoped<ReplyReviewer>()
            .AddScoped<DraftReplyHandler>()
            .AddScoped<RecordPublishedReplyHandler>()
            .AddScoped<RewriteReplyHandler>()
            .AddScoped<RequestReviewHandler>()
            .AddScoped<ReviewReplyHandler>()
            .AddScoped<PublishReplyHandler>()
            .AddSingleton<IReplySituations, PostgresReplySituations>()
            .AddSingleton<IReplyStore, PostgresReplyStore>()
            .AddSingleton<IReplyReads, PostgresReplyReads>();
}
