using System.Reflection;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Database.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace Entente.Api.Serving;

/// <summary>The database this process works on: the configured one, or a server of its own, brought to this version's schema.</summary>
public static class DeskDatabase
{
    public const string Name = "Entente";
    private const string NoDatabase = "Host=none";

    /// <summary>True while a tool loads the program only to read its document: nothing may be started or changed then.</summary>
    public static bool IsDocumentRun => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>
    /// Leaves a connection string in the configuration (<c>ConnectionStrings:Entente</c>), and the schema at this version unless
    /// <c>Database:MigrateOnStart</c> is false. Dispose what is returned, if anything, to stop the private server.
    /// </summary>
    /// <exception cref="NoDatabaseException">There is none to work on; the message says why, in a line.</exception>
    public static async Task<IAsyncDisposable?> EnsureAsync(ConfigurationManager configuration, CancellationToken ct)
    {
        if (IsDocumentRun)
        {
            configuration[$"ConnectionStrings:{Name}"] = NoDatabase;
            return null;
        }
        var server = string.IsNullOrEmpty(configuration.GetConnectionString(Name)) ? await StartOwnAsync(configuration, ct) : null;
        if (configuration.GetValue("Database:MigrateOnStart", defaultValue: true))
        {
            await new Migrator(configuration.GetConnectionString(Name)!, NullLogger.Instance).MigrateAsync(ct);
        }
        return server;
    }

    private static async Task<EmbeddedPostgresServer> StartOwnAsync(ConfigurationManager configuration, CancellationToken ct)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = DataDirectory.Of(configuration),
            BinDir = configuration["Entente:Postgres:BinDir"],
        };
        var server = await EmbeddedPostgresServer.StartOrAttachAsync(options, NullLogger.Instance, ct);
        configuration[$"ConnectionStrings:{Name}"] = server.ConnectionString;
        return server;
    }
}
