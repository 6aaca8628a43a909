using Entente.Application.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entente.Infrastructure.Triage.Transformers;

/// <summary>Loads the transformer before the server listens, so that one that cannot be used stops the start and not the first post.</summary>
internal sealed class TransformerAtStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<ITriageEngine>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
