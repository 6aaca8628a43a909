using Npgsql;

namespace Entente.Infrastructure.Database;

/// <summary>
/// The way to the rows. Every session says whose they are before it reads one: row-level security shows nothing else, whatever the
/// statement forgets.
/// </summary>
public sealed class EntenteDatabase(NpgsqlDataSource dataSource)
{
    /// <summary>A transaction that sees one brand's rows.</summary>
    public Task<DatabaseSession> OpenAsync(Guid brandId, CancellationToken ct) => OpenAsync("app.brand", brandId.ToString(), ct);

    /// <summary>A transaction that sees what belongs to the whole instance: the list of brands, the API keys.</summary>
    public Task<DatabaseSession> OpenInstanceAsync(CancellationToken ct) => OpenAsync("app.instance", "on", ct);

    private async Task<DatabaseSession> OpenAsync(string setting, string value, CancellationToken ct)
    {
        var connection = await dataSource.OpenConnectionAsync(ct);
        try
        {
            // Npgsql sends its BEGIN together with this statement: one round trip.
            var transaction = await connection.BeginTransactionAsync(ct);
            await using var command = new NpgsqlCommand("select set_config($1, $2, true)", connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setting });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            await command.ExecuteNonQueryAsync(ct);
            return new DatabaseSession(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One transaction. What is not committed is rolled back on disposal.</summary>
public sealed class DatabaseSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public NpgsqlConnection Connection { get; } = connection;

    public NpgsqlTransaction Transaction { get; } = transaction;

    public Task CommitAsync(CancellationToken ct) => Transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
