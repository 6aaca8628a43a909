using Entente.Application.Legal;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Legal;

public static class LegalFeature
{
    public static IServiceCollection AddLegal(this IServiceCollection services) =>
        services
            .AddScoped<RequestLegalReferralHandler>()
            .AddScoped<DecideLegalReferralHandler>()
            .AddSingleton<ILegalReferralStore, PostgresLegalReferralStore>()
            .AddSingleton<ILegalReferralReads, PostgresLegalReferralReads>();
}
