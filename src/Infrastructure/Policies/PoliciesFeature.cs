using Entente.Application.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Policies;

public static class PoliciesFeature
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) =>
        services
            .AddSingleton<PublishedPolicies>()
            .AddSingleton<IPolicyReads, PostgresPolicyReads>()
            .AddSingleton<IPolicyStore, PostgresPolicyStore>()
            .AddScoped<DraftPolicyHandler>()
            .AddScoped<ChangePolicyDraftHandler>()
            .AddScoped<DiscardPolicyDraftHandler>()
            .AddScoped<PublishPolicyHandler>()
            .AddSingleton<IBacktestReads, PostgresBacktestReads>()
            .AddScoped<RunBacktestHandler>();
}
