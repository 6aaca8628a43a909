using System.Text.Json;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Api.Serving;
using Entente.Api.Triage;
using Entente.Application.Mentions;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Mentions;

public static class MentionEndpoints
{
    public const int MostItems = 1000;
    private const int StreamBytes = 1024 * 1024 * 1024;

    public static void MapMentions(this RouteGroupBuilder brand)
    {
        var mentions = brand.MapGroup("/mentions").WithTags("Mentions");
        mentions
            .MapPost("", RecordAsync)
            .WithName("recordMention")
            .WithSummary("Takes one public post in: 201 when it is new, 200 when it is known, edited or deleted.")
            .RequireScope(Scopes.MentionsWrite)
            .Produces<MentionItemResult>(StatusCodes.Status201Created)
            .Produces<MentionItemResult>()
            .WithExamples(MentionExamples.Input, MentionExamples.Result);
        mentions
            .MapPost("/batch", RecordBatchAsync)
            .WithName("recordMentions")
            .WithSummary(
                "Takes up to 1,000 posts in, or a stream of them as NDJSON; one result an item. With Prefer: respond-async they are stored, "
                    + "answered 202 and judged later."
            )
            .RequireScope(Scopes.MentionsWrite)
            .WithBodyLimit(StreamBytes)
            .WithMetadata(new RequestBody(typeof(MentionBatchInput), ["application/json", MentionBatch.Lines]))
            .Produces<MentionBatchPromise>(StatusCodes.Status202Accepted, "application/json", MentionBatch.Lines)
            .Produces<MentionBatchAnswer>(StatusCodes.Status207MultiStatus, "application/json", MentionBatch.Lines)
            .WithExamples(new { items = new[] { MentionExamples.Input } }, MentionExamples.BatchAnswer);
        mentions
            .MapGet("", ListAsync)
            .WithName("listMentions")
            .WithSummary("Mentions, the latest posted first.")
            .RequireScope(Scopes.MentionsRead)
            .WithAnswerExample(new { data = new[] { MentionExamples.Mention }, next_cursor = (string?)null });
        mentions
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getMention")
            .WithSummary("One mention with its earlier wordings, the machine's assessment and people's verdicts.")
            .RequireScope(Scopes.MentionsRead)
            .Produces<MentionDetailView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(MentionExamples.Detail);
    }

    private static async Task<IResult> RecordAsync(
        Body<MentionInput> body,
        HttpContext context,
        Brand brand,
        RecordMentionsHandler alone,
        RecordMentionsTogether together,
        CancellationToken ct
    )
    {
        var raw = body.Value.Raw is { ValueKind: not JsonValueKind.Null } given
            ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(given).ToArray()
            : [];
        var mention = body.Value.ToIncoming(raw);
        // An answer kept under a key is committed with its effect: such a request has a transaction of its own.
        var recorded = context.Request.Headers.ContainsKey(IdempotencyKeys.Header)
            ? (await alone.HandleAsync(new RecordMentions(brand, [mention]), ct))[0]
            : await together.RecordAsync(brand, mention, ct);
        if (recorded.Result == RecordingResult.Refused)
        {
            return ErrorProblems.All(recorded.Errors);
        }
        var status = recorded.Result == RecordingResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        if (recorded.Id is { } id)
        {
            context.Response.Headers.Location = $"/v1/brands/{brand.Slug}/mentions/{id}";
        }
        return TypedResults.Json(new MentionItemResult(0, status, recorded.Result, recorded.Id, recorded.CaseId, null), statusCode: status);
    }

    private static async Task<IResult> RecordBatchAsync(
        HttpContext context,
        Brand brand,
        RecordMentionsHandler handler,
        PutInInboxHandler inbox,
        CancellationToken ct
    )
    {
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            return new Problem(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedEncoding);
        }
        var items = new MentionItems(context, brand, handler, inbox);
        if (MentionBatch.ComesInLines(context.Request))
        {
            await (
                InboxAnswers.AreAskedFor(context.Request)
                    ? MentionBatch.PutAwayLinesAsync(context, items, ct)
                    : MentionBatch.RecordLinesAsync(context, items, ct)
            );
            return TypedResults.Empty;
        }
        return await MentionBatch.RecordWholeAsync(context, brand, items, ct);
    }

    private static async Task<PageAnswer<MentionView>> ListAsync(
        Query<MentionQuery> query,
        Paging paging,
        Brand brand,
        Caller caller,
        IMentionReads mentions,
        CancellationToken ct
    )
    {
        var rows = await mentions.ListAsync(brand.Id, query.Value.ToFilter(), paging.After<MentionCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new MentionCursor(row.PostedAt, row.Id), row => MentionView.Of(row, caller));
    }

    private static async Task<IResult> GetAsync(
        Guid id,
        Brand brand,
        Caller caller,
        HttpContext context,
        IMentionReads mentions,
        CancellationToken ct
    ) =>
        await mentions.FindAsync(brand.Id, id, ct) is { } found
            ? TypedResults.Json(MentionDetailView.Of(found, caller, Languages.Of(context)))
            : MentionErrors.NotFound(id).ToProblem();
}
