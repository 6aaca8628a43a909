using Entente.Api.Access;
using Entente.Api.Serving;

namespace Entente.Api.Commands;

/// <summary>The desk without its web server, for a command: same configuration, same database, same rooms.</summary>
public sealed class DeskProcess(ServiceProvider provider, AsyncServiceScope scope, IAsyncDisposable? database) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;

    public static async Task<DeskProcess> OpenAsync(CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder();
        var database = await DeskDatabase.EnsureAsync(builder.Configuration, ct);
        builder.Services.AddDesk(builder.Configuration, builder.Environment);
        var provider = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        return new DeskProcess(provider, provider.CreateAsyncScope(), database);
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await provider.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
