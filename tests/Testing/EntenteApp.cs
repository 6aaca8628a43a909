using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Xunit;

namespace Entente.Testing;

/// <summary>The whole product on a real port and a database of its own; what a test asks for, it asks over HTTP.</summary>
public sealed class EntenteApp(PostgresCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string OwnerKey = "owner-key-of-the-test-instance-0001";

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("entente-app-");
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private int _brands;

    public Uri Address { get; private set; } = null!;

    /// <summary>How the owner of this app's database connects, for tests that look at the rows or break something.</summary>
    public string DatabaseConnectionString { get; private set; } = "";

    /// <summary>Set before the app starts to let it reach its database another way.</summary>
    public Func<string, string> Route { get; init; } = connectionString => connectionString;

    /// <summary>Set before the app starts to another's <see cref="Data"/>: two servers of one desk.</summary>
    public DirectoryInfo? SharedData { get; init; }

    public DirectoryInfo Data => SharedData ?? _own;

    /// <summary>As in production; an unpublished build serves the component library's files only in <c>Development</c>.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>Set before the app starts to configure it otherwise.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Set before the app starts to read what it logs.</summary>
    public TextWriter? Log { get; init; }

    public async ValueTask InitializeAsync()
    {
        DatabaseConnectionString = await cluster.CreateDatabaseAsync();
        UseKestrel(0);
        StartServer();
        Address = new Uri(ClientOptions.BaseAddress.ToString().Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
    }

    public HttpClient AsNobody() => new(_handler, disposeHandler: false) { BaseAddress = Address };

    public HttpClient AsOwner() => With(OwnerKey);

    public HttpClient With(string secret)
    {
        var client = AsNobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>A new key for every brand with these rights.</summary>
    public async Task<HttpClient> WithScopesAsync(params string[] scopes) => With(await CreateKeyAsync(scopes, brands: null));

    /// <summary>A new key for these brands only.</summary>
    public async Task<HttpClient> OnBrandsAsync(string[] brands, params string[] scopes) => With(await CreateKeyAsync(scopes, brands));

    public async Task<string> CreateKeyAsync(string[] scopes, string[]? brands)
    {
        using var owner = AsOwner();
        var input = new Dictionary<string, object?> { ["name"] = "test", ["scopes"] = scopes };
        if (brands is not null)
        {
            input["brands"] = brands;
        }
        using var response = await owner.PostAsJsonAsync("/v1/api-keys", input);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }

    /// <summary>A new brand; returns its slug.</summary>
    public async Task<string> CreateBrandAsync(string locale = "en")
    {
        var slug = $"brand-{Interlocked.Increment(ref _brands)}-{Guid.NewGuid().ToString("N")[..8]}";
        using var owner = AsOwner();
        var input = new
        {
            slug,
            name = "Fibre du Lac",
            time_zone = "Europe/Paris",
            locale,
        };
        using var response = await owner.PostAsJsonAsync("/v1/brands", input);
        response.EnsureSuccessStatusCode();
        return slug;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Entente:Demo", "false");
        // Where `dotnet run` starts it too: the page's own files lie there.
        builder.UseContentRoot(Path.Combine(Repository.Root, "src", "Api"));
        builder.UseSetting("ConnectionStrings:Entente", Route(DatabaseConnectionString));
        builder.UseSetting("Entente:DataDirectory", Data.FullName);
        builder.UseSetting("Entente:Bootstrap:ApiKey", OwnerKey);
        builder.UseSetting("Entente:Console", "off");
        // All tests share an address.
        builder.UseSetting("Entente:Limits:AddressRequestsPerMinute", "100000");
        Settings.ToList().ForEach(s => builder.UseSetting(s.Key, s.Value));
        if (Log is not null)
        {
            builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(new LinesTo(Log)));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _handler.Dispose();
        _own.Refresh();
        if (_own.Exists)
        {
            _own.Delete(recursive: true);
        }
    }

    /// <summary>The same lines as on the console, to a writer.</summary>
    private sealed class LinesTo(TextWriter writer) : ILogEventSink
    {
        private readonly CompactJsonFormatter _formatter = new();

        public void Emit(LogEvent logEvent)
        {
            lock (writer)
            {
                _formatter.Format(logEvent, writer);
            }
        }
    }
}
