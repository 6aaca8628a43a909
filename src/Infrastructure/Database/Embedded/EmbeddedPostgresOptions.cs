namespace Entente.Infrastructure.Database.Embedded;

/// <summary>Where the private PostgreSQL keeps its data and takes its programs from.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>The root of everything this instance keeps on disk.</summary>
    public string DataDirectory { get; init; } = DefaultDataDirectory;

    /// <summary>The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null looks for a server of the system.</summary>
    public string? BinDir { get; init; }

    /// <summary>More options for the server's command line, such as <c>-c max_connections=300</c>.</summary>
    public string? ExtraServerOptions { get; init; }

    /// <summary>A system folder for root, a folder of one's own for anybody else.</summary>
    public static string DefaultDataDirectory =>
        ServerUser.IsRoot
            ? "/var/lib/entente"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "entente"
            );
}
