using Entente.Application.Exports;
using Entente.Domain.Triage;
using Entente.Infrastructure.Database;
using Entente.Infrastructure.Mentions;
using Npgsql;

namespace Entente.Infrastructure.Exports;

/// <summary>One statement, so one moment's state, written on while the server still reads; no limit but the reader's patience ends it.</summary>
internal sealed class PostgresFactExport(EntenteDatabase database) : IFactExport
{
    private const int RowsAtATime = 5000;

    public async Task WriteAsync(FactQuery query, ExportStyle style, Stream to, CancellationToken ct)
    {
        var table = FactTable.Of(query);
        await using var file = FactFile.Of(style, table.Columns, to);
        await using var session = await database.OpenAsync(query.Brand.Id, ct);
        await session.AllowAsync(TimeSpan.Zero, ct);
        await using var command = Command(session, query, table);
        await using var reader = await command.ExecuteReaderAsync(ct);
        for (var rows = 1; await reader.ReadAsync(ct); rows++)
        {
            Copy(reader, table, file);
            if (rows % RowsAtATime == 0)
            {
                await file.FlushAsync(ct);
            }
        }
        await file.FinishAsync(ct);
    }

    private static NpgsqlCommand Command(DatabaseSession session, FactQuery query, FactTable table)
    {
        var command = new NpgsqlCommand(table.Sql(query), session.Connection, session.Transaction) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("brand_id", query.Brand.Id);
        if (query.From is { } from)
        {
            command.Parameters.AddWithValue("from_at", from.UtcDateTime);
        }
        if (query.To is { } to)
        {
            command.Parameters.AddWithValue("to_at", to.UtcDateTime);
        }
        return command;
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
