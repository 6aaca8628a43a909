using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Entente.Testing;

/// <summary>The line between an app and its database, which a test can cut and mend.</summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentBag<Socket> _open = [];
    private EndPoint? _database;
    private int _port;
    private TcpListener? _listener;

    /// <summary>The same connection, led through this cable.</summary>
    public string Through(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        _database = Path.IsPathRooted(given.Host)
            ? new UnixDomainSocketEndPoint(Path.Combine(given.Host!, $".s.PGSQL.{given.Port}"))
            : new DnsEndPoint(given.Host!, given.Port);
        Mend();
        given.Host = "127.0.0.1";
        given.Port = _port;
        return given.ConnectionString;
    }

    /// <summary>Ends every connection and refuses new ones.</summary>
    public void Cut()
    {
        _listener?.Stop();
        _listener = null;
        while (_open.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Cut();
        _ending.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(_ending.Token));
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task CarryAsync(Socket app)
    {
        var database =
            _database is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open.Add(app);
        _open.Add(database);
        try
        {
            await database.ConnectAsync(_database!, _ending.Token);
            await using var near = new NetworkStream(app);
            await using var far = new NetworkStream(database);
            await Task.WhenAny(near.CopyToAsync(far, _ending.Token), far.CopyToAsync(near, _ending.Token));
        }
        catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut.
        }
        app.Dispose();
        database.Dispose();
    }
}
