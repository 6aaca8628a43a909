using Entente.Application.Exports;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;
using Npgsql;

namespace Entente.Infrastructure.Exports;

/// <summary>Reads the rows through a cursor: one moment's state, in steps that no time limit of a statement cuts off.</summary>
internal sealed class PostgresFactExport(EntenteDatabase database) : IFactExport
{
    private const string Fetch = "fetch 5000 from facts";

    public async Task WriteAsync(FactQuery query, ExportStyle style, Stream to, CancellationToken ct)
    {
        var table = FactTable.Of(query);
        await using var file = FactFile.Of(style, table.Columns, to);
        await using var session = await database.OpenAsync(query.Brand.Id, ct);
        await DeclareAsync(session, query, table, ct);
        while (await CopyAsync(session, table, file, ct))
        {
            await file.FlushAsync(ct);
        }
        await file.FinishAsync(ct);
    }

    private static async Task DeclareAsync(DatabaseSession session, FactQuery query, FactTable table, CancellationToken ct)
    {
        await using var declare = new NpgsqlCommand(
            $"declare facts no scroll cursor for {table.Sql(query)}",
            session.Connection,
            session.Transaction
        );
        declare.Parameters.AddWithValue("brand_id", query.Brand.Id);
        if (query.From is { } from)
        {
            declare.Parameters.AddWithValue("from_at", from.UtcDateTime);
        }
        if (query.To is { } to)
        {
            declare.Parameters.AddWithValue("to_at", to.UtcDateTime);
        }
        await declare.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Some thousand rows; false when there are no more.</summary>
    private static async Task<bool> CopyAsync(DatabaseSession session, FactTable table, FactFile file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Fetch, session.Connection, session.Transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var some = false;
        while (await reader.ReadAsync(ct))
        {
            some = true;
            Copy(reader, table, file);
        }
        return some;
    }

    private static void Copy(NpgsqlDataReader reader, FactTable table, FactFile file)
    {
        file.BeginRow();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (reader.IsDBNull(i))
            {
                file.Nothing(i);
                continue;
            }
            switch (table.Columns[i].Kind)
            {
                case FactKind.Text:
                    file.Text(i, i == table.Masked ? Masked(reader, table) : reader.GetString(i));
                    break;
                case FactKind.Time:
                    file.Time(i, reader.GetDateTime(i));
                    break;
                case FactKind.Flag:
                    file.Flag(i, reader.GetBoolean(i));
                    break;
                default:
                    file.Count(i, reader.GetInt64(i));
                    break;
            }
        }
        file.EndRow();
    }

    private static string Masked(NpgsqlDataReader reader, FactTable table)
    {
        var (text, places) = (reader.GetString(table.Masked), table.Columns.Count);
        return reader.IsDBNull(places) ? text : PersonalDataMask.Of(text, StoredSignals.Read(reader.GetString(places)));
    }
}
