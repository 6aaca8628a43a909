using System.Diagnostics;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>
/// A small shell at the other end of a pipe. When the pipe closes, because we close it or because we were killed, it stops whatever
/// server runs on the data. One is enough however often the server is started again; on Windows there is none.
/// </summary>
internal sealed class Watchdog(ServerUser user, string pgCtl, string data, string workingDirectory) : IAsyncDisposable
{
    private Process? _shell;
    private bool _hasStarted;

    /// <summary>Called by whoever started the server: from now on its end is ours to see to.</summary>
    public void Watch()
    {
        _hasStarted = true;
        if (OperatingSystem.IsWindows() || _shell is { HasExited: false })
        {
            return;
        }
        // Whatever was watching before has ended; closing the pipe of one that lives would stop the server just started.
        _shell?.Dispose();
        // Paths come as arguments, so that a quote in one is only a character.
        const string script = """trap '' INT TERM HUP; cat >/dev/null; exec "$0" stop -s -m fast -w -t 30 -D "$1" >/dev/null 2>&1""";
        _shell = user.StartWithInput("/bin/sh", ["-c", script, pgCtl, data], workingDirectory);
    }

    public async ValueTask DisposeAsync()
    {
        if (_shell is not null)
        {
            _shell.StandardInput.Close();
            await _shell.WaitForExitAsync();
            _shell.Dispose();
        }
        else if (_hasStarted)
        {
            user.Run(pgCtl, ["stop", "-s", "-m", "fast", "-w", "-t", "30", "-D", data], workingDirectory);
        }
    }
}
