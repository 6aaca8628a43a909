using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Mentions;
using Entente.Domain.Brands;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Mentions;

/// <summary>The answer to a batch: one result an item, in order, and their sums.</summary>
public sealed record MentionBatchAnswer(IReadOnlyList<MentionItemResult> Items, int Accepted, int Duplicates, int Rejected)
{
    public static MentionBatchAnswer Of(IReadOnlyList<MentionItemResult> items) =>
        new(
            items,
            items.Count(i => i.Result is not RecordingResult.Refused and not RecordingResult.Duplicate),
            items.Count(i => i.Result == RecordingResult.Duplicate),
            items.Count(i => i.Result == RecordingResult.Refused)
        );
}

/// <summary>The sums that end an NDJSON stream of results.</summary>
public sealed record MentionStreamEnd(int Accepted, int Duplicates, int Rejected);

/// <summary>Takes a batch in as one JSON object, or as a stream of lines that is committed and answered a thousand at a time.</summary>
internal static class MentionBatch
{
    public const string Lines = "application/x-ndjson";

    /// <summary>One line is one post: no longer than a whole request may be.</summary>
    private const int LongestLine = 1024 * 1024;

    public static bool ComesInLines(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
        && media.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase);

    public static async Task<IResult> RecordWholeAsync(HttpContext context, Brand brand, MentionItems items, CancellationToken ct)
    {
        using var whole = await PooledBody.ReadAsync(context.Request, BodyLimits.Batch, ct);
        if (whole is null)
        {
            return new Problem(StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge);
        }
        var body = whole.Bytes;
        List<BatchItem>? places;
        string? wrong;
        try
        {
            places = MentionBatchSplitter.Split(body.Span, MentionEndpoints.MostItems, out wrong);
        }
        catch (JsonException)
        {
            return new Problem(StatusCodes.Status400BadRequest, body.Length == 0 ? ProblemCodes.EmptyBody : ProblemCodes.MalformedJson);
        }
        if (places is null)
        {
            var code = wrong is "/items" or "" ? ProblemCodes.Required : ProblemCodes.UnknownField;
            return ErrorProblems.ValidationProblem([Fault.At(wrong is "" ? "/items" : wrong!, code)]);
        }
        if (places.Count is 0 or > MentionEndpoints.MostItems)
        {
            return ErrorProblems.ValidationProblem([
                places.Count == 0
                    ? Fault.At("/items", ProblemCodes.TooFewItems, ("min_items", 1))
                    : Fault.At("/items", ProblemCodes.TooManyItems, ("max_items", MentionEndpoints.MostItems)),
            ]);
        }
        IReadOnlyList<ReadOnlyMemory<byte>> posts = [.. places.Select(p => body.Slice(p.Start, p.Length))];
        if (InboxAnswers.AreAskedFor(context.Request))
        {
            var (lot, refused) = await items.PutAwayAsync(posts, 0, ct);
            return lot is null
                ? TypedResults.Json(MentionBatchAnswer.Of(refused), statusCode: StatusCodes.Status207MultiStatus)
                : InboxAnswers.Accepted(context, brand, lot, refused);
        }
        var results = await items.RecordAsync(posts, 0, ct);
        return TypedResults.Json(MentionBatchAnswer.Of(results), statusCode: StatusCodes.Status207MultiStatus);
    }

    public static async Task RecordLinesAsync(HttpContext context, MentionItems items, CancellationToken ct)
    {
        var json = JsonBodies.OptionsOf(context);
        var answer = new MentionStreamEnd(0, 0, 0);
        var index = 0;
        context.Response.StatusCode = StatusCodes.Status207MultiStatus;
        context.Response.ContentType = Lines;
        await foreach (var chunk in ChunksAsync(context.Request.BodyReader, ct))
        {
            var results = await items.RecordAsync(chunk, index, ct);
            index += chunk.Count;
            var sums = MentionBatchAnswer.Of(results);
            answer = new(answer.Accepted + sums.Accepted, answer.Duplicates + sums.Duplicates, answer.Rejected + sums.Rejected);
            foreach (var result in results)
            {
                await WriteLineAsync(context, result, json, ct);
            }
            await context.Response.Body.FlushAsync(ct);
        }
        await WriteLineAsync(context, answer, json, ct);
    }

    /// <summary>To be judged later: what is refused, and after each thousand posts the lot that holds them, committed.</summary>
    public static async Task PutAwayLinesAsync(HttpContext context, MentionItems items, CancellationToken ct)
    {
        var json = JsonBodies.OptionsOf(context);
        var (index, stored) = (0, 0);
        InboxAnswers.SayApplied(context.Response);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = Lines;
        await foreach (var chunk in ChunksAsync(context.Request.BodyReader, ct))
        {
            var (lot, refused) = await items.PutAwayAsync(chunk, index, ct);
            index += chunk.Count;
            stored += lot?.Posts ?? 0;
            foreach (var refusal in refused)
            {
                await WriteLineAsync(context, refusal, json, ct);
            }
            if (lot is not null)
            {
                await WriteLineAsync(context, new MentionStreamLot(InboxLotView.Of(lot)), json, ct);
            }
            await context.Response.Body.FlushAsync(ct);
        }
        await WriteLineAsync(context, new MentionStreamPromise(stored, index - stored), json, ct);
    }

    private static async Task WriteLineAsync<T>(HttpContext context, T line, JsonSerializerOptions json, CancellationToken ct)
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, line, json, ct);
        await context.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
    }

    private static async IAsyncEnumerable<List<ReadOnlyMemory<byte>>> ChunksAsync(
        PipeReader reader,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var chunk = new List<ReadOnlyMemory<byte>>(MentionEndpoints.MostItems);
        await foreach (var line in LinesAsync(reader, ct))
        {
            chunk.Add(line);
            if (chunk.Count == MentionEndpoints.MostItems)
            {
                yield return chunk;
                chunk = new List<ReadOnlyMemory<byte>>(MentionEndpoints.MostItems);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    /// <summary>The lines that hold something. Of one that is too long only so much is kept that its refusal can be told.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        PipeReader reader,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                rest = rest.Slice(rest.GetPosition(1, end));
                if (tooLong || line.Length > LongestLine)
                {
                    tooLong = false;
                    yield return "{"u8.ToArray();
                }
                else if (!IsBlank(line))
                {
                    yield return line.ToArray();
                }
            }
            if (rest.Length > LongestLine)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }
            if (read.IsCompleted)
            {
                if (tooLong || !IsBlank(rest))
                {
                    yield return tooLong ? "{"u8.ToArray() : rest.ToArray();
                }
                // The server's own reader is never completed here: it would drop the connection after the answer.
                reader.AdvanceTo(read.Buffer.End);
                yield break;
            }
            reader.AdvanceTo(rest.Start, read.Buffer.End);
        }
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.IndexOfAnyExcept((byte)' ', (byte)'\r', (byte)'\t') >= 0)
            {
                return false;
            }
        }
        return true;
    }
}
