using Npgsql;

namespace Entente.Infrastructure.Database;

public sealed class EntenteDatabase(NpgsqlDataSource source)
{
    public Task<DatabaseSession> OpenAsync(Guid brandId, CancellationToken ct) => OpenAsync("app.brand", brandId.ToString(), ct);

    public Task<DatabaseSession> OpenInstanceAsync(CancellationToken ct) => OpenAsync("app.instance", "on", ct);

    private async Task<DatabaseSession> OpenAsync(string setting, string value, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select set_config($1, $2, true)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = setting });
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
        return new DatabaseSession(connection, transaction);
    }
}

public sealed class DatabaseSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public NpgsqlConnection Connection => connection;

    public NpgsqlTransaction Transaction => transaction;

    public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
