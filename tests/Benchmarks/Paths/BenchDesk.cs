using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Entente.Benchmarks.Paths;

/// <summary>The product as a process of its own over a private PostgreSQL with durability on, and a client to it.</summary>
public sealed class BenchDesk : IAsyncDisposable
{
    private const string Key = "owner-key-of-the-benchmarks-000001";

    private readonly DirectoryInfo _folder;
    private readonly EmbeddedPostgresServer _server;
    private readonly Process _app;

    private BenchDesk(DirectoryInfo folder, EmbeddedPostgresServer server, Process app, HttpClient http)
    {
        (_folder, _server, _app, Http) = (folder, server, app, http);
    }

    public HttpClient Http { get; }

    public string Owner => _server.ConnectionString;

    public string Folder => _folder.FullName;

    /// <summary>The most memory the app has had resident, in megabytes.</summary>
    public int PeakMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_app.Id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return int.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static async Task<BenchDesk> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("entente-paths-");
        var options = new EmbeddedPostgresOptions { DataDirectory = folder.FullName };
        var server = await EmbeddedPostgresServer.StartOrAttachAsync(options, NullLogger.Instance, CancellationToken.None);
        await new Migrator(server.ConnectionString, NullLogger.Instance).MigrateAsync(CancellationToken.None);
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Entente.Api.dll"), "--urls", url])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Settings(server.ConnectionString, folder.FullName))
        {
            start.Environment[name] = value;
        }
        var app = Process.Start(start)!;
        _ = app.StandardOutput.ReadToEndAsync();
        var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var desk = new BenchDesk(folder, server, app, http);
        await desk.ReadyAsync();
        return desk;
    }

    /// <summary>A new brand; its id.</summary>
    public async Task<Guid> AddBrandAsync(string slug)
    {
        var input = new
        {
            slug,
            name = slug,
            time_zone = "Europe/Paris",
            locale = "fr",
        };
        using var made = await Http.PostAsJsonAsync("/v1/brands", input);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ends the app, and with it the jobs that would do part of what is measured; its database stays.</summary>
    public async Task EndAppAsync()
    {
        _app.Kill();
        await _app.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await EndAppAsync();
        _app.Dispose();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Dictionary<string, string> Settings(string owner, string folder) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Entente"] = owner,
            ["Entente__DataDirectory"] = Path.Combine(folder, "app"),
            ["Entente__Demo"] = "false",
            ["Entente__Console"] = "off",
            ["Entente__Bootstrap__ApiKey"] = Key,
        };

    private async Task ReadyAsync()
    {
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                if ((await Http.GetAsync("/readyz")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_app.HasExited)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException("The app did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
