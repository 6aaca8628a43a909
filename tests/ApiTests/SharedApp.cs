using Entente.Testing;
using Xunit;

namespace Entente.ApiTests;

/// <summary>One app for all classes; each test makes the brands and keys it needs.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    private readonly PostgresCluster _cluster = new();

    public EntenteApp App { get; private set; } = null!;

    public PostgresCluster Cluster => _cluster;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        App = new EntenteApp(_cluster);
        await App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
