using Dapper;
using Npgsql;

namespace Entente.PostgresTests.Database;

/// <summary>Asks the database as its owner, past row-level security.</summary>
internal static class OwnerQueries
{
    public static async Task<List<T>> AskOwnerAsync<T>(this string ownerConnectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString + ";Pooling=false");
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
