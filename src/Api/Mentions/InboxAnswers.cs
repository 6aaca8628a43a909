using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Application.Mentions;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Api.Mentions;

/// <summary>Posts that are safe and will be judged; once it <c>succeeded</c> the sums tell what became of them. One that failed was tried
/// five times: its posts may be sent again.</summary>
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

/// <summary>Whoever sends very many may ask not to wait for the judging (RFC 7240).</summary>
internal static class InboxAnswers
{
    private const string RespondAsync = "respond-async";

    public static bool AreAskedFor(HttpRequest request) =>
        request
            .Headers["Prefer"]
            .SelectMany(line => (line ?? "").Split(','))
            .Any(preference => preference.Split(';')[0].Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase));

    public static IResult Accepted(HttpContext context, Brand brand, InboxLot lot, IReadOnlyList<MentionItemResult> refused)
    {
        context.Response.Headers["Preference-Applied"] = RespondAsync;
        return TypedResults.Accepted(
            $"/v1/brands/{brand.Slug}/inbox-lots/{lot.Id}",
            new MentionBatchPromise(InboxLotView.Of(lot), refused)
        );
    }

    public static void MapInbox(this RouteGroupBuilder brand) =>
        brand
            .MapGet("/inbox-lots/{id:guid}", GetAsync)
            .WithTags("Mentions")
            .WithName("getInboxLot")
            .WithSummary("What became of posts that were to be judged later.")
            .RequireScope(Scopes.MentionsWrite)
            .WithAnswerExample(MentionExamples.InboxLot);

    private static async Task<Answer<InboxLotView>> GetAsync(Guid id, Brand brand, IMentionInbox inbox, CancellationToken ct) =>
        await inbox.FindAsync(brand.Id, id, ct) is { } lot
            ? new Versioned<InboxLotView>(InboxLotView.Of(lot), lot.Version)
            : InboxErrors.NotFound(id).ToProblem();
}
