using System.Diagnostics;
using System.Globalization;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>What <c>postmaster.pid</c> says, and whether to believe it.</summary>
internal sealed record PostmasterPid(int ProcessId, int Port, string SocketDirectory, string Status)
{
    public bool IsReady => Status == "ready";

    /// <summary>The running server of this data directory; null when there is none.</summary>
    public static PostmasterPid? Running(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "postmaster.pid");
        if (!File.Exists(file))
        {
            return null;
        }
        var lines = Lines(file);
        if (lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && IsServerOf(pid, dataDirectory))
        {
            return new PostmasterPid(
                pid,
                lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : 5432,
                lines.Length > 4 ? lines[4].Trim() : "",
                lines.Length > 7 ? lines[7].Trim() : ""
            );
        }
        return null;
    }

    /// <summary>
    /// Takes away what a server that was killed hard left behind: PostgreSQL itself declines to start while the number in the file names
    /// any process, even a dead one.
    /// </summary>
    public static void ClearLeftover(string dataDirectory)
    {
        if (Running(dataDirectory) is null)
        {
            File.Delete(Path.Combine(dataDirectory, "postmaster.pid"));
        }
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static bool IsServerOf(int pid, string dataDirectory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Process.GetProcesses().Any(p => p.Id == pid && p.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase));
        }
        try
        {
            // A process whose end nobody has read yet has an empty command line; our watchdog names the same folder.
            var command = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "postgres" && command.Contains(dataDirectory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
