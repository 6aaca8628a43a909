using Entente.Application.Replies;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Replies;

public static class RepliesFeature
{
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
