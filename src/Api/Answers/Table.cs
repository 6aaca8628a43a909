using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Answers;

public enum TableFormat
{
    Json,
    Csv,
    Ndjson,
}

public enum CsvDelimiter
{
    Comma,
    Semicolon,
}

public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>How rows are written for whoever counts with them.</summary>
public record TableQuery(
    [property: Description("For spreadsheets that cannot send an Accept header.")] TableFormat? Format = null,
    CsvDelimiter Delimiter = CsvDelimiter.Comma,
    [property: Description("A byte order mark, for French Excel.")] bool Bom = false,
    [property: Description("How decimals are written in CSV; French Excel reads the comma.")] DecimalMark Decimal = DecimalMark.Point
)
{
    /// <summary>What is asked for, or what an Accept header wishes first.</summary>
    public TableFormat FormatFor(HttpRequest request)
    {
        if (Format is { } asked)
        {
            return asked;
        }
        var first = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes)
            ? wishes.OrderByDescending(w => w.Quality ?? 1).First().MediaType.Value?.ToLowerInvariant()
            : null;
        return first switch
        {
            "text/csv" => TableFormat.Csv,
            "application/x-ndjson" => TableFormat.Ndjson,
            _ => TableFormat.Json,
        };
    }
}

/// <summary>Rows as CSV or NDJSON, sent while they are read.</summary>
internal sealed class Table<TView>(IAsyncEnumerable<TView> rows, TableQuery asked, TableFormat format, string name) : IResult
{
    private const int RowsAtATime = 1000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        response.ContentType = format == TableFormat.Csv ? Csv.MediaType : "application/x-ndjson";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(format == TableFormat.Csv ? "csv" : "ndjson")}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(format == TableFormat.Csv && asked.Bom), 32 * 1024);
        await (format == TableFormat.Csv ? WriteCsvAsync(writer, json, ct) : WriteLinesAsync(writer, json, ct));
        await writer.FlushAsync(ct);
    }

    private async Task WriteCsvAsync(StreamWriter writer, JsonSerializerOptions json, CancellationToken ct)
    {
        var separator = asked.Delimiter == CsvDelimiter.Semicolon ? ';' : ',';
        var columns = new CsvColumns(typeof(TView), json);
        await writer.WriteAsync(string.Join(separator, columns.Names) + "\r\n");
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteAsync(string.Join(separator, columns.Cells(row!, separator, asked.Decimal)) + "\r\n");
        }
    }

    private async Task WriteLinesAsync(StreamWriter writer, JsonSerializerOptions json, CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteAsync(JsonSerializer.Serialize(row, json) + "\n");
        }
    }

    /// <summary>A whole list, read page by page: <paramref name="read"/> gives at most so many rows after a place.</summary>
    public static async IAsyncEnumerable<TView> AllAsync<TRow, TKey>(
        Func<TKey?, int, Task<IReadOnlyList<TRow>>> read,
        Func<TRow, TKey> key,
        Func<TRow, TView> view
    )
        where TKey : class
    {
        TKey? after = null;
        IReadOnlyList<TRow> rows;
        do
        {
            rows = await read(after, RowsAtATime);
            foreach (var row in rows)
            {
                yield return view(row);
            }
            after = rows.Count == 0 ? null : key(rows[^1]);
        } while (rows.Count == RowsAtATime);
    }
}

internal static class Tables
{
    /// <summary>What a list for people who count may be answered as.</summary>
    public static RouteHandlerBuilder ProducesTable<TJson>(this RouteHandlerBuilder builder) =>
        builder.Produces<TJson>(StatusCodes.Status200OK, "application/json", "text/csv", "application/x-ndjson");

    public static async IAsyncEnumerable<TView> OfAsync<TView>(IEnumerable<TView> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
