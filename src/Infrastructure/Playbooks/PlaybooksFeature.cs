using Entente.Application.Playbooks;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Infrastructure.Playbooks;

public static class PlaybooksFeature
{
    public static IServiceCollection AddPlaybooks(this IServiceCollection services) =>
        services
            .AddSingleton<IPlaybookStore, PostgresPlaybookStore>()
            .AddSingleton<IPlaybookReads, PostgresPlaybookReads>()
            .AddScoped<WritePlaybookHandler>()
            .AddScoped<RetirePlaybookHandler>();
}
