using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Infrastructure.Database.Embedded;

/// <summary>
/// The folder of one major version: the server's data, the owner's password beside it, the server's own words. Data that is there is
/// never deleted and decides the version.
/// </summary>
internal sealed class ServerData
{
    public const string Owner = "entente";

    /// <summary>A socket's path may be 107 bytes long, its name included.</summary>
    private const int LongestSocketPath = 107;

    private ServerData(string home) => Home = home;

    public string Home { get; }

    public string Folder => Path.Combine(Home, "data");

    public string PasswordFile => Path.Combine(Home, "password");

    public string LogFile => Path.Combine(Home, "server.log");

    public static string Root(EmbeddedPostgresOptions options) => Path.Combine(Path.GetFullPath(options.DataDirectory), "postgres");

    public static ServerData Of(EmbeddedPostgresOptions options, int major) =>
        new(Path.Combine(Root(options), major.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The version of the data that is there, the newest when there are several; null when there is none.</summary>
    public static int? ExistingMajor(EmbeddedPostgresOptions options) =>
        Directory
            .EnumerateDirectories(Root(options))
            .Select(d => Path.Combine(d, "data", "PG_VERSION"))
            .Where(File.Exists)
            .Select(f => int.TryParse(File.ReadAllText(f).Trim(), CultureInfo.InvariantCulture, out var major) ? major : (int?)null)
            .Max();

    /// <summary>Makes the data where there is none. It gets its name at the very end, so that a half-made one is never taken for data.</summary>
    public void CreateOnce(ServerUser user, string initdb)
    {
        if (Directory.Exists(Folder))
        {
            if (!File.Exists(PasswordFile))
            {
                throw new InvalidOperationException(
                    $"{Folder} holds data, but its owner's password is missing: put {PasswordFile} back, or move the folder away to begin anew."
                );
            }
            return;
        }
        var unfinished = Folder + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        Initialize(user, initdb, unfinished, password);
        WriteSecret(PasswordFile, password);
        Directory.Move(unfinished, Folder);
    }

    /// <summary>Where the server listens; a deep home gets a short folder elsewhere.</summary>
    public string SocketDirectory(ServerUser user)
    {
        if (Encoding.UTF8.GetByteCount(Home + "/.s.PGSQL.5432") <= LongestSocketPath)
        {
            return Home;
        }
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Home)))[..12];
        var folder = Directory.CreateDirectory(Path.Combine("/tmp", $"entente-{name}")).FullName;
        user.Own(folder);
        return folder;
    }

    private void Initialize(ServerUser user, string initdb, string folder, string password)
    {
        var given = Path.Combine(Home, "initdb.password");
        WriteSecret(given, password);
        user.Own(Home);
        var (exitCode, output) = RunInside(
            user,
            initdb,
            ["-D", folder, "-U", Owner, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", $"--pwfile={given}", "--no-instructions"]
        );
        File.Delete(given);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL's data could not be made in {folder}: {output}");
        }
    }

    private (int ExitCode, string Output) RunInside(ServerUser user, string program, string[] arguments)
    {
        try
        {
            return user.Run(program, arguments, Home);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"The server's account cannot run {program} inside {Home} ({e.Message}). Let it pass through the folders above (chmod o+x), or set Entente:DataDirectory to another place.",
                e
            );
        }
    }

    private static void WriteSecret(string file, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
    }
}
