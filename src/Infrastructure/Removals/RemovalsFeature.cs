using Entente.Application.Removals;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Removals;

public static class RemovalsFeature
{
    public static IServiceCollection AddRemovals(this IServiceCollection services) =>
        services
            .AddScoped<DraftRemovalRequestHandler>()
            .AddScoped<RewriteRemovalRequestHandler>()
            .AddScoped<ApproveRemovalRequestHandler>()
            .AddScoped<SubmitRemovalRequestHandler>()
            .AddScoped<RecordRemovalDecisionHandler>()
            .AddScoped<ContestRemovalDecisionHandler>()
            .AddScoped<WithdrawRemovalRequestHandler>()
            .AddScoped<RemindOfRemovalsHandler>()
            .AddSingleton<IRemovalStore, PostgresRemovalStore>()
            .AddSingleton<IRemovalReads, PostgresRemovalReads>();
}
