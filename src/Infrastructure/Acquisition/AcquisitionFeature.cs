using Entente.Application.Acquisition;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Acquisition;

public static class AcquisitionFeature
{
    public static IServiceCollection AddAcquisition(this IServiceCollection services) =>
        services
            .AddSingleton<ICampaignStore, PostgresCampaignStore>()
            .AddSingleton<ICampaignReads, PostgresCampaignReads>()
            .AddScoped<CreateCampaignHandler>()
            .AddScoped<ChangeCampaignHandler>()
            .AddScoped<RemoveCampaignHandler>()
            .AddScoped<RecordCostHandler>()
            .AddScoped<RemoveCostHandler>()
            .AddScoped<RecordFansHandler>()
            .AddScoped<RemoveFansHandler>();
}
