using Entente.Application.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Audit;

public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddScoped<VerifyHistoryHandler>().AddSingleton<IAuditReads, PostgresAuditReads>();
}
