using System.Diagnostics;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>
/// Who the server runs as. PostgreSQL refuses to run as root, so root hands it to an account of the system; anybody else runs it
/// themselves.
/// </summary>
internal sealed class ServerUser
{
    public static readonly ServerUser Current = new();

    private readonly string? _account = IsRoot ? Account() : null;

    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        using var process = Start(program, arguments, workingDirectory, withInput: false);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>Starts a program whose only tie to us is its input.</summary>
    public Process StartWithInput(string program, IEnumerable<string> arguments, string workingDirectory) =>
        Start(program, arguments, workingDirectory, withInput: true);

    /// <summary>Gives a file or folder to the server's account; nothing to do for anybody but root.</summary>
    public void Own(string path)
    {
        if (_account is not null)
        {
            using var chown = Process.Start("chown", ["-R", _account, path]);
            chown.WaitForExit();
        }
    }

    /// <summary>The server's account must be able to pass through the folders above its own.</summary>
    public void LetThrough(string folder)
    {
        if (_account is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder,
                File.GetUnixFileMode(folder) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
            );
        }
    }

    private Process Start(string program, IEnumerable<string> arguments, string workingDirectory, bool withInput)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = withInput,
            RedirectStandardOutput = !withInput,
            RedirectStandardError = !withInput,
        };
        start.Environment["LC_ALL"] = "C";
        if (_account is not null)
        {
            start.UserName = _account;
        }
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static string Account()
    {
        var known = File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet();
        return known.Contains("postgres") ? "postgres" : "nobody";
    }
}
