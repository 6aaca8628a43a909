using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Entente.Infrastructure.Database;

public static class DatabaseFeature
{
    /// <summary>The role the product reads and writes as; it owns nothing and bypasses nothing.</summary>
    public const string AppRole = "entente_app";

    /// <summary>A request that waits longer than this on a statement is given up.</summary>
    private const int CommandSeconds = 10;

    public static IServiceCollection AddDatabase(this IServiceCollection services, string ownerConnectionString)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        services.AddSingleton(_ => OpenAsApp(ownerConnectionString));
        services.AddSingleton<EntenteDatabase>();
        return services;
    }

    /// <summary>
    /// A pool whose sessions start as the app's role: resetting a session falls back to it, never to the login behind it.
    /// </summary>
    public static NpgsqlDataSource OpenAsApp(string ownerConnectionString)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var given = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        // The server gives up with us, also when we are no longer there to say so.
        // Compiling the long statement of intake takes the server seconds, running it milliseconds.
        given.Options =
            $"{given.Options} -c role={AppRole} -c jit=off -c statement_timeout={CommandSeconds}s -c idle_in_transaction_session_timeout=60s".Trim();
        given.Timezone = "UTC";
        given.ApplicationName ??= "entente";
        given.CommandTimeout = CommandSeconds;
        given.IncludeErrorDetail = false;
        // Prepared by use: the same statements come again and again.
        given.MaxAutoPrepare = 60;
        given.AutoPrepareMinUsages = 3;
        // Whatever a session sets it sets for its transaction: there is nothing to take back when it returns to the pool.
        given.NoResetOnClose = true;
        return new NpgsqlDataSourceBuilder(given.ConnectionString).Build();
    }
}
