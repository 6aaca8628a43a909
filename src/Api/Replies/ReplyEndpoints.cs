using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Replies;

public sealed record ReplyQuery(Guid? CaseId = null, [property: MaxLength(20)] IReadOnlyList<ReplyStatus>? Status = null);

/// <summary>An answer to the author of a case.</summary>
public sealed record NewReply(
    Guid CaseId,
    [property: MinLength(1), MaxLength(10_000)] string Text,
    Visibility Visibility = Visibility.Public,
    [property: Description("Which post of the case it answers; the first unless named.")] Guid? MentionId = null
);

/// <summary>What changes; a review the reply had is void.</summary>
public sealed record ReplyChange([property: MinLength(1), MaxLength(10_000)] string? Text = null, Visibility? Visibility = null);

public sealed record ReviewInput(
    ReviewDecision Decision,
    [property: MaxLength(4000), Description("Needed to ask for changes, and to approve what a rule blocks.")] string? Reason = null
);

public sealed record PublicationInput(
    [property: MaxLength(2048), Description("Where the reply stands on the network.")] string? Url = null
);

/// <summary>Every rule that ever blocked a reply, with how often a second reader overrode it.</summary>
public sealed record RuleOverrideList(IReadOnlyList<RuleOverrides> Data);

public static class ReplyEndpoints
{
    public static void MapReplies(this RouteGroupBuilder brand)
    {
        var replies = brand.MapGroup("/replies").WithTags("Replies");
        replies
            .MapGet("", ListAsync)
            .WithName("listReplies")
            .WithSummary("Replies, the latest written first.")
            .RequireScope(Scopes.RepliesRead)
            .WithAnswerExample(new { data = new[] { ReplyExamples.Reply }, next_cursor = (string?)null });
        replies
            .MapPost("", DraftAsync)
            .WithName("draftReply")
            .WithSummary("Writes a draft and says which rules it breaks.")
            .RequireScope(Scopes.RepliesWrite)
            .Refuses(StatusCodes.Status404NotFound)
            .WithExamples(ReplyExamples.New, ReplyExamples.Reply);
        replies
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getReply")
            .WithSummary("One reply with what the rules say of it.")
            .RequireScope(Scopes.RepliesRead)
            .WithAnswerExample(ReplyExamples.Reply);
        replies
            .MapPatch("/{id:guid}", RewriteAsync)
            .WithName("rewriteReply")
            .WithSummary("Writes a reply anew; a review it had is void.")
            .RequireScope(Scopes.RepliesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { text = "Bonjour Hugo, que s'est-il passé hier soir ?" }, ReplyExamples.Reply);
        replies
            .MapPost("/{id:guid}/review-requests", RequestReviewAsync)
            .WithName("requestReplyReview")
            .WithSummary("Hands a reply to a second reader.")
            .RequireScope(Scopes.RepliesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithAnswerExample(ReplyExamples.Reply);
        replies
            .MapPost("/{id:guid}/reviews", ReviewAsync)
            .WithName("reviewReply")
            .WithSummary("Approves a reply or asks for changes; never by whoever wrote it.")
            .RequireScope(Scopes.RepliesReview)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { decision = "approved" }, ReplyExamples.Reply);
        replies
            .MapPost("/{id:guid}/publication", PublishAsync)
            .WithName("publishReply")
            .WithSummary("Says that a reply is out: its case is in dialogue from then on.")
            .RequireScope(Scopes.RepliesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { url = "https://social.example/p/1001#reply" }, ReplyExamples.Reply);
        brand
            .MapGet("/reply-rule-overrides", OverridesAsync)
            .WithTags("Replies")
            .WithName("listReplyRuleOverrides")
            .WithSummary("How often each rule's block was overridden; a rule overridden more than half the time is a bad rule.")
            .RequireScope(Scopes.RepliesRead)
            .Produces<RuleOverrideList>()
            .WithAnswerExample(
                new
                {
                    data = new[]
                    {
                        new
                        {
                            rule = "L03",
                            reviewed = 4,
                            overridden = 1,
                            rate = 0.25,
                        },
                    },
                }
            );
    }

    private static async Task<PageAnswer<ReplyView>> ListAsync(
        Query<ReplyQuery> query,
        Paging paging,
        Brand brand,
        HttpContext context,
        IReplyReads replies,
        CancellationToken ct
    )
    {
        var language = Languages.Of(context);
        var filter = new ReplyFilter(query.Value.CaseId, query.Value.Status ?? []);
        var rows = await replies.ListAsync(brand.Id, filter, paging.After<ReplyCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ReplyCursor(row.CreatedAt, row.Id), row => ReplyView.Of(row, language));
    }

    private static async Task<Answer<ReplyView>> DraftAsync(
        Body<NewReply> body,
        Brand brand,
        Caller caller,
        DraftReplyHandler handler,
        ReplyReader reader,
        CancellationToken ct
    )
    {
        var (caseId, text, visibility, mentionId) = body.Value;
        var drafted = await handler.HandleAsync(new DraftReply(brand, caseId, mentionId, visibility, text, caller.Actor), ct);
        return drafted.IsRefused
            ? drafted.Error.ToProblem()
            : new Versioned<ReplyView>((await reader.FindAsync(drafted.Value.Id, ct))!, drafted.Value.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/replies/{drafted.Value.Id}",
            };
    }

    private static async Task<Answer<ReplyView>> GetAsync(Guid id, ReplyReader reader, CancellationToken ct) =>
        await reader.VersionedAsync(id, ct) is { } found ? found : ReplyErrors.NotFound(id).ToProblem();

    private static Task<Answer<ReplyView>> RewriteAsync(
        Guid id,
        IfMatch seen,
        Body<ReplyChange> body,
        Brand brand,
        Caller caller,
        RewriteReplyHandler handler,
        ReplyReader reader,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new RewriteReply(brand, id, version, body.Value.Text, body.Value.Visibility, caller.Actor), ct),
            ct
        );

    private static Task<Answer<ReplyView>> RequestReviewAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        RequestReviewHandler handler,
        ReplyReader reader,
        CancellationToken ct
    ) => ChangeAsync(id, seen, reader, version => handler.HandleAsync(new RequestReview(brand, id, version), ct), ct);

    private static Task<Answer<ReplyView>> ReviewAsync(
        Guid id,
        IfMatch seen,
        Body<ReviewInput> body,
        Brand brand,
        Caller caller,
        ReviewReplyHandler handler,
        ReplyReader reader,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new ReviewReply(brand, id, version, body.Value.Decision, body.Value.Reason, caller.Actor), ct),
            ct
        );

    private static Task<Answer<ReplyView>> PublishAsync(
        Guid id,
        IfMatch seen,
        Body<PublicationInput> body,
        Brand brand,
        Caller caller,
        PublishReplyHandler handler,
        ReplyReader reader,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            seen,
            reader,
            version => handler.HandleAsync(new PublishReply(brand, id, version, body.Value.Url, caller.Actor), ct),
            ct
        );

    private static async Task<Ok<RuleOverrideList>> OverridesAsync(Brand brand, IReplyReads replies, CancellationToken ct) =>
        TypedResults.Ok(new RuleOverrideList(await replies.OverridesAsync(brand.Id, ct)));

    private static Task<Answer<ReplyView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        ReplyReader reader,
        Func<int, Task<Result<ReplyState>>> change,
        CancellationToken ct
    ) => seen.ChangeAsync(() => reader.VersionedAsync(id, ct), ReplyErrors.NotFound(id), change);
}
