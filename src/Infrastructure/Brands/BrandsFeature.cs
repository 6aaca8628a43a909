using Entente.Application.Brands;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Brands;

public static class BrandsFeature
{
    public static IServiceCollection AddBrands(this IServiceCollection services) =>
        services
            .AddScoped<IBrandReads, PostgresBrandReads>()
            .AddScoped<IBrandStore, PostgresBrandStore>()
            .AddSingleton<IChannelReads, PostgresChannelReads>()
            .AddScoped<IChannelStore, PostgresChannelStore>()
            .AddScoped<CreateBrandHandler>()
            .AddScoped<ChangeBrandHandler>()
            .AddScoped<CreateChannelHandler>()
            .AddScoped<ChangeChannelHandler>()
            .AddScoped<RemoveChannelHandler>();
}
