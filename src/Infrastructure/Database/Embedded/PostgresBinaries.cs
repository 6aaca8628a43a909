using System.ComponentModel;
using MysticMind.PostgresEmbed;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>Finds PostgreSQL's programs: the configured folder, a server of the system, else a download.</summary>
internal static class PostgresBinaries
{
    /// <summary>The oldest version the statements are written for.</summary>
    private const int OldestMajor = 15;

    /// <summary>What is downloaded when the machine has no server.</summary>
    private const int DownloadedMajor = 17;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    /// <param name="options">Where to look.</param>
    /// <param name="major">The version the data was made with, when there is data: no other can open it.</param>
    /// <param name="ct">Ends a download.</param>
    /// <exception cref="PostgresNotFoundException">Nothing was found; the message names the choices.</exception>
    public static async Task<(string BinDir, int Major)> FindAsync(EmbeddedPostgresOptions options, int? major, CancellationToken ct)
    {
        if (options.BinDir is { Length: > 0 } configured)
        {
            return Complete(configured) is { } found && (major is null || found == major)
                ? (configured, found)
                : throw new PostgresNotFoundException(
                    $"Entente:Postgres:BinDir is {configured}, which does not hold a PostgreSQL {(major is { } needed ? $"{needed}" : "15 or newer")} that the server's account may run."
                );
        }
        var onSystem = SystemFolders()
            .Select(folder => (Folder: folder, Major: Complete(folder)))
            .Where(f => f.Major >= OldestMajor && (major is null || f.Major == major))
            .OrderByDescending(f => f.Major)
            .ToList();
        return onSystem.Count > 0
            ? (onSystem[0].Folder, onSystem[0].Major!.Value)
            : await DownloadAsync(options, major ?? DownloadedMajor, ct);
    }

    private static IEnumerable<string> SystemFolders()
    {
        string[] roots = ["/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt", "/usr/libexec"];
        var programFiles = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        foreach (var root in roots.Append(Path.Combine(programFiles, "PostgreSQL")).Where(Directory.Exists))
        {
            foreach (var folder in Directory.EnumerateDirectories(root).Where(f => LooksLikePostgres(root, f)))
            {
                yield return Path.Combine(folder, "bin");
            }
        }
        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            yield return folder;
        }
    }

    private static bool LooksLikePostgres(string root, string folder) =>
        root.EndsWith("postgresql", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(folder).StartsWith("pgsql-", StringComparison.Ordinal)
        || Path.GetFileName(folder).StartsWith("postgresql", StringComparison.OrdinalIgnoreCase);

    /// <summary>The major version of a folder that holds all three programs, else null.</summary>
    private static int? Complete(string folder)
    {
        var programs = Programs.Select(p => Path.Combine(folder, Program(p))).ToList();
        if (!programs.TrueForAll(File.Exists))
        {
            return null;
        }
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var answer = Version(programs[2], folder);
        var version = answer.Split(' ').SkipWhile(w => w != "(PostgreSQL)").Skip(1).FirstOrDefault() ?? "";
        return int.TryParse(new string([.. version.TakeWhile(char.IsDigit)]), out var major) ? major : null;
    }

    /// <summary>Empty when the server's account may not run the program, as below root's own home.</summary>
    private static string Version(string postgres, string folder)
    {
        try
        {
            return ServerUser.Current.Run(postgres, ["--version"], folder).Output;
        }
        catch (Win32Exception)
        {
            return "";
        }
    }

    public static string Program(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static async Task<(string, int)> DownloadAsync(EmbeddedPostgresOptions options, int major, CancellationToken ct)
    {
        var folder = Path.Combine(options.DataDirectory, "postgres", "programs");
        try
        {
            // Only the download and its check are asked of the package: starting is ours, since it declines to start as root.
            var download = new PgServer(new PgServerOptions { PgVersion = $"{major}", BinariesDir = folder });
            await using (download)
            {
                await download.InstallAsync(ct);
                return (download.PgBinDir, major);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new PostgresNotFoundException(
                $"""
                No PostgreSQL {major} was found on this machine, and it could not be downloaded ({e.Message}).
                Choose one:
                  1. set ConnectionStrings__Entente to a PostgreSQL 15 or newer of yours;
                  2. set Entente__Postgres__BinDir to a folder that holds initdb, pg_ctl and postgres;
                  3. install PostgreSQL from your system's packages (Debian and Ubuntu: apt install postgresql; Fedora: dnf install
                     postgresql-server; macOS: brew install postgresql@17), then start again.
                """,
                e
            );
        }
    }
}

/// <summary>There is no PostgreSQL to run; the message says how to get one.</summary>
public sealed class PostgresNotFoundException(string message, Exception? inner = null) : NoDatabaseException(message, inner);
