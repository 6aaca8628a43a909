using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Mentions;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Mentions;

/// <summary>Posts that are safe and will be judged; once it <c>succeeded</c> the sums tell what became of them. One that failed was tried
/// five times: its posts are kept, and it may be tried again.</summary>
public sealed record InboxLotView(
    Guid Id,
    int Version,
    InboxStatus Status,
    int Posts,
    int Accepted,
    int Duplicates,
    int Rejected,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt
)
{
    public static InboxLotView Of(InboxLot lot) =>
        new(lot.Id, lot.Version, lot.Status, lot.Posts, lot.Accepted, lot.Duplicates, lot.Rejected, lot.ReceivedAt, lot.FinishedAt);
}

/// <summary>The answer to a batch that is judged later: where its posts are, and those that were refused at once.</summary>
public sealed record MentionBatchPromise(
    InboxLotView Lot,
    [property: Description("The refused posts alone, by their place in the batch.")] IReadOnlyList<MentionItemResult> Refused
);

/// <summary>A line of a stream that is judged later: so many of its posts are safe.</summary>
public sealed record MentionStreamLot(InboxLotView Lot);

/// <summary>The sums that end such a stream.</summary>
public sealed record MentionStreamPromise(int Stored, int Rejected);

/// <summary>Which lots: those of one status.</summary>
public sealed record InboxLotQuery(InboxStatus? Status = null);

/// <summary>Whoever sends very many may ask not to wait for the judging (RFC 7240).</summary>
internal static class InboxAnswers
{
    private const string RespondAsync = "respond-async";

    public static bool AreAskedFor(HttpRequest request) =>
        request
            .Headers["Prefer"]
            .SelectMany(line => (line ?? "").Split(','))
            .Any(preference => preference.Split(';')[0].Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase));

    public static void SayApplied(HttpResponse response) => response.Headers["Preference-Applied"] = RespondAsync;

    public static IResult Accepted(HttpContext context, Brand brand, InboxLot lot, IReadOnlyList<MentionItemResult> refused)
    {
        SayApplied(context.Response);
        return TypedResults.Accepted(
            $"/v1/brands/{brand.Slug}/inbox-lots/{lot.Id}",
            new MentionBatchPromise(InboxLotView.Of(lot), refused)
        );
    }

    public static void MapInbox(this RouteGroupBuilder brand)
    {
        var lots = brand.MapGroup("/inbox-lots").WithTags("Mentions");
        lots.MapGet("", ListAsync)
            .WithName("listInboxLots")
            .WithSummary("Posts that were to be judged later, by the lots they came in, the last first.")
            .RequireScope(Scopes.MentionsWrite)
            .WithAnswerExample(new { data = new[] { MentionExamples.InboxLot }, next_cursor = (string?)null });
        lots.MapGet("/{id:guid}", GetAsync)
            .WithName("getInboxLot")
            .WithSummary("What became of posts that were to be judged later.")
            .RequireScope(Scopes.MentionsWrite)
            .WithAnswerExample(MentionExamples.InboxLot);
        lots.MapPost("/{id:guid}/retries", RetryAsync)
            .WithName("retryInboxLot")
            .WithSummary("Tries a lot again that was given up after five failures; its posts were kept.")
            .RequireScope(Scopes.MentionsWrite)
            .Produces<InboxLotView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithAnswerExample(MentionExamples.InboxLot);
    }

    private static async Task<PageAnswer<InboxLotView>> ListAsync(
        Query<InboxLotQuery> query,
        Paging paging,
        Brand brand,
        IMentionInbox inbox,
        CancellationToken ct
    )
    {
        var lots = await inbox.ListAsync(brand.Id, query.Value.Status, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(lots, lot => lot.Id, InboxLotView.Of);
    }

    private static async Task<IResult> RetryAsync(Guid id, Brand brand, RetryInboxLotHandler handler, CancellationToken ct)
    {
        var lot = await handler.HandleAsync(new RetryInboxLot(brand, id), ct);
        return lot.IsRefused
            ? lot.Error.ToProblem()
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/inbox-lots/{id}", InboxLotView.Of(lot.Value));
    }

    private static async Task<Answer<InboxLotView>> GetAsync(Guid id, Brand brand, IMentionInbox inbox, CancellationToken ct) =>
        await inbox.FindAsync(brand.Id, id, ct) is { } lot
            ? new Versioned<InboxLotView>(InboxLotView.Of(lot), lot.Version)
            : InboxErrors.NotFound(id).ToProblem();
}
