using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Entente.PostgresTests.Database;

/// <summary>The real program in a process of its own, on a server of its own: what is killed here is what an operator would lose.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("entente-process-");
    private readonly HttpClient _client;
    private readonly List<string> _lines = [];

    /// <param name="connectionString">A configured database instead of a server of its own.</param>
    public AppProcess(string connectionString = "")
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        _client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(5) };
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Entente.Api.dll"), "--urls", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Entente__DataDirectory"] = _root.FullName,
                ["ConnectionStrings__Entente"] = connectionString,
                ["Entente__Demo"] = "false",
                ["Entente__Postgres__BinDir"] = Environment.GetEnvironmentVariable("ENTENTE_POSTGRES_BIN") ?? "",
            },
        };
        App = Process.Start(start)!;
        App.OutputDataReceived += Keep;
        App.ErrorDataReceived += Keep;
        App.BeginOutputReadLine();
        App.BeginErrorReadLine();
    }

    public Process App { get; }

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public string PidFile => Path.Combine(Directory.GetDirectories(OwnServers).Single(), "data", "postmaster.pid");

    private string OwnServers => Path.Combine(_root.FullName, "postgres");

    private bool HasOwnServer => Directory.Exists(OwnServers);

    public int Server => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public Task ReadyAsync(TimeSpan patience, CancellationToken ct) => UntilAsync(IsReadyAsync, patience, "The app is not ready", ct);

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _client.GetAsync("/readyz");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience, string failure, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > patience)
            {
                throw new TimeoutException($"{failure} after {patience}. It said: {Said}");
            }
            await Task.Delay(100, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!App.HasExited)
        {
            App.Kill();
        }
        await App.WaitForExitAsync();
        await UntilAsync(
            () => Task.FromResult(!HasOwnServer || !File.Exists(PidFile)),
            TimeSpan.FromSeconds(30),
            "The server runs on",
            CancellationToken.None
        );
        App.Dispose();
        _client.Dispose();
        _root.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_lines)
        {
            _lines.Add(line.Data ?? "");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
