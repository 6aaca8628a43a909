using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Replies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Replies;
using Entente.Domain.Replies.Review;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Replies;

/// <summary>A text that shall be checked before anybody drafts it.</summary>
public sealed record ReplyCheckInput(
    [property: MinLength(1), MaxLength(10_000)] string Text,
    Visibility Visibility = Visibility.Public,
    [property: Description("The post it would answer: what the desk knows around it is looked at too.")] Guid? MentionId = null,
    [property: Description("Where it would stand, for its length; that of the post where one is named.")] Network? Network = null
);

/// <summary>What the rules say of a text. A block needs a second person and a written reason.</summary>
public sealed record ReplyCheckView(IReadOnlyList<string> Blocks, IReadOnlyList<string> Warnings, IReadOnlyList<ReplyFindingView> Findings);

/// <summary>A rule in the reader's language, with an example of what it stops and of what to write instead.</summary>
public sealed record ReplyRuleView(
    string Id,
    int Version,
    string Name,
    RuleLevel Level,
    string Explanation,
    string Better,
    string GoodExample,
    string BadExample
);

public sealed record ReplyRuleList(IReadOnlyList<ReplyRuleView> Data);

public static class ReplyCheckEndpoints
{
    public static void MapReplyChecks(this RouteGroupBuilder brand) =>
        brand
            .MapPost("/reply-checks", CheckAsync)
            .WithTags("Replies")
            .WithName("checkReply")
            .WithSummary("Says which reply rules a text breaks, where, why, and what to write instead; nothing is kept.")
            .RequireScope(Scopes.RepliesRead)
            .Produces<ReplyCheckView>()
            .WithExamples(new { text = "Calmez-vous, monsieur." }, ReplyExamples.Check);

    public static void MapReplyRules(this RouteGroupBuilder v1) =>
        v1.MapGet("/reply-rules", List)
            .WithTags("Replies")
            .WithName("listReplyRules")
            .WithSummary("The rules that every reply is held against.")
            .RequireScope(Scopes.RepliesRead)
            .WithAnswerExample(new { data = new[] { ReplyExamples.Rule } });

    private static async Task<Ok<ReplyCheckView>> CheckAsync(
        Body<ReplyCheckInput> body,
        Brand brand,
        HttpContext context,
        ReplyReviewer reviewer,
        CancellationToken ct
    )
    {
        var (text, visibility, mentionId, network) = body.Value;
        var findings = await reviewer.ReviewAsync(new TextToReview(brand, text, visibility, mentionId, ReplyId: null, network), ct);
        return TypedResults.Ok(
            new ReplyCheckView(findings.Blocks, findings.Warnings, ReplyFindingView.AllOf(findings, Languages.Of(context)))
        );
    }

    private static Ok<ReplyRuleList> List(HttpContext context)
    {
        var language = Languages.Of(context).Name;
        return TypedResults.Ok(
            new ReplyRuleList([
                .. ReplyRules.All.Select(r => new ReplyRuleView(
                    r.Id,
                    r.Version,
                    r.Name,
                    r.Level,
                    r.Explanation.In(language),
                    r.Better.In(language),
                    r.Good.In(language),
                    r.Bad.In(language)
                )),
            ])
        );
    }
}
