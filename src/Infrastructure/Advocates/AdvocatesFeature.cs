using Entente.Application.Advocates;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Advocates;

public static class AdvocatesFeature
{
    public static IServiceCollection AddAdvocates(this IServiceCollection services) =>
        services
            .AddSingleton<IAdvocateStore, PostgresAdvocateStore>()
            .AddSingleton<IAdvocateReads, PostgresAdvocateReads>()
            .AddScoped<RecordFirstAnswerHandler>()
            .AddScoped<RecordNextAnswerHandler>()
            .AddScoped<EraseAdvocateHandler>();
}
