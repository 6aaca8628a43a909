using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Mentions;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Mentions;

/// <summary>
/// What became of one post of a batch: 201 stored, 200 known already (or edited, or deleted), 422 refused with the reasons. The index
/// counts from 0 in the order sent.
/// </summary>
public sealed record MentionItemResult(int Index, int Status, RecordingResult Result, Guid? Id, Guid? CaseId, ProblemBody? Problem);

/// <summary>Reads posts out of bytes, one by one, and takes in those that can be read; one bad post never takes another with it.</summary>
public sealed class MentionItems(HttpContext context, Brand brand, RecordMentionsHandler handler, PutInInboxHandler inbox)
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MentionBatchSplitter.DeepestItem,
        AllowDuplicateProperties = false,
    };

    public async Task<IReadOnlyList<MentionItemResult>> RecordAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> items,
        int firstIndex,
        CancellationToken ct
    )
    {
        var results = new MentionItemResult[items.Count];
        var readable = Readable(items, (i, refusal) => results[i] = Refused(firstIndex + i, refusal));
        var recorded = await handler.HandleAsync(new RecordMentions(brand, readable.ConvertAll(r => r.Mention)), ct);
        for (var i = 0; i < readable.Count; i++)
        {
            var index = readable[i].Index;
            results[index] = ResultOf(firstIndex + index, recorded[i]);
        }
        return results;
    }

    /// <summary>To be judged later: the lot that holds the posts, null when there is none, and those that were refused.</summary>
    public async Task<(InboxLot? Lot, IReadOnlyList<MentionItemResult> Refused)> PutAwayAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> items,
        int firstIndex,
        CancellationToken ct
    )
    {
        var refused = new List<MentionItemResult>();
        var readable = Readable(items, (i, refusal) => refused.Add(Refused(firstIndex + i, refusal)));
        var (lot, errors) = await inbox.HandleAsync(new PutInInbox(brand, readable.ConvertAll(r => r.Mention)), ct);
        for (var i = 0; i < readable.Count; i++)
        {
            if (errors[i].Count > 0)
            {
                refused.Add(Refused(firstIndex + readable[i].Index, ErrorProblems.All(errors[i])));
            }
        }
        return (lot, [.. refused.OrderBy(r => r.Index)]);
    }

    private List<(int Index, IncomingMention Mention)> Readable(IReadOnlyList<ReadOnlyMemory<byte>> items, Action<int, Problem> refuse)
    {
        var readable = new List<(int Index, IncomingMention Mention)>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var (mention, refusal) = Read(items[i]);
            if (mention is null)
            {
                refuse(i, refusal!);
            }
            else
            {
                readable.Add((i, mention));
            }
        }
        return readable;
    }

    private (IncomingMention? Mention, Problem? Refusal) Read(ReadOnlyMemory<byte> bytes)
    {
        var readable = Utf8.IsValid(bytes.Span);
        try
        {
            using var document = JsonDocument.Parse(readable ? bytes : RequestText.MarkUnreadable(bytes.ToArray()), Strict);
            var (input, refusal) = JsonBodies.Judge<MentionInput>(context, document.RootElement, marked: !readable);
            return input is null ? (null, refusal) : (input.ToIncoming(RawOf(document.RootElement)), null);
        }
        catch (JsonException)
        {
            return (null, new Problem(StatusCodes.Status422UnprocessableEntity, ProblemCodes.MalformedJson));
        }
    }

    private static ReadOnlySpan<byte> RawOf(JsonElement item) =>
        item.TryGetProperty("raw", out var raw) && raw.ValueKind != JsonValueKind.Null ? JsonMarshal.GetRawUtf8Value(raw) : default;

    private MentionItemResult ResultOf(int index, RecordedMention recorded) =>
        recorded.Result switch
        {
            RecordingResult.Refused => Refused(index, ErrorProblems.All(recorded.Errors)),
            RecordingResult.Created => new(index, StatusCodes.Status201Created, recorded.Result, recorded.Id, recorded.CaseId, null),
            _ => new(index, StatusCodes.Status200OK, recorded.Result, recorded.Id, recorded.CaseId, null),
        };

    private MentionItemResult Refused(int index, Problem problem) =>
        new(index, problem.Status, RecordingResult.Refused, null, null, ProblemBody.Of(problem, context, Languages.Of(context)));
}
