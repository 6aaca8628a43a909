using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Requests;

/// <summary>
/// Where in a list the caller stands. Read <see cref="Fetch"/> rows after the key and let <see cref="Page"/> answer:
/// <code>
/// var rows = await reads.PageAsync(brand.Id, paging.After&lt;Guid?&gt;(), paging.Fetch, ct);
/// return paging.Page(rows, row => row.Id, ChannelView.Of);
/// </code>
/// The cursor is sealed (encrypted and signed) and good only for the same path and filter.
/// </summary>
public sealed class Paging : IRefusable, IEndpointParameterMetadataProvider
{
    private readonly HttpContext _context;
    private readonly string? _key;

    private Paging(HttpContext context, int limit, string? key, Problem? refusal)
    {
        _context = context;
        _key = key;
        Limit = limit;
        Refusal = refusal;
    }

    public int Limit { get; }

    /// <summary>One row more than the page holds, to know whether another page follows.</summary>
    public int Fetch => Limit + 1;

    public Problem? Refusal { get; }

    /// <summary>The sort key of the last row of the page before; default on the first page.</summary>
    public TKey? After<TKey>() => _key is null ? default : JsonSerializer.Deserialize<TKey>(_key);

    public PageAnswer<TView> Page<TRow, TKey, TView>(IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, TView> view)
    {
        var next = rows.Count > Limit ? Cursor.Seal(_context, JsonSerializer.Serialize(key(rows[Limit - 1]))) : null;
        return new PageAnswer<TView>(new Page<TView>([.. rows.Take(Limit).Select(view)], next));
    }

    /// <summary>
    /// A page as JSON, or the whole list as CSV or NDJSON: <paramref name="read"/> gives at most so many rows after a place.
    /// </summary>
    internal async Task<IResult> AnswerAsync<TRow, TKey, TView>(
        TableQuery asked,
        string name,
        Func<TKey?, int, Task<IReadOnlyList<TRow>>> read,
        Func<TRow, TKey> key,
        Func<TRow, TView> view
    )
        where TKey : class
    {
        var format = asked.FormatFor(_context.Request);
        return format == TableFormat.Json
            ? Page(await read(After<TKey>(), Fetch), key, view)
            : new Table<TView>(Table<TView>.AllAsync(read, key, view), asked, format, name);
    }

    public static ValueTask<Paging> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (query, refusal) = QueryReading.Read<PageQuery>(context);
        if (query is not { Cursor: { } cursor })
        {
            return ValueTask.FromResult(new Paging(context, query?.Limit ?? 0, null, refusal));
        }
        var key = Cursor.TryOpen(context, cursor);
        refusal = key is null ? new Problem(StatusCodes.Status400BadRequest, ProblemCodes.InvalidCursor) : null;
        return ValueTask.FromResult(new Paging(context, query.Limit, key, refusal));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(typeof(PageQuery)));

    private sealed record PageQuery(
        [property: Range(1, 200), Description("How many objects a page holds.")] int Limit = 50,
        [property: MinLength(1), MaxLength(1000), Description("Where to go on: next_cursor of the page before.")] string? Cursor = null
    );
}
