using Entente.Api.Problems;
using Entente.Application.Cases;
using Entente.Application.Replies;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Outcomes;
using Entente.Domain.Replies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Cases;

/// <summary>The reply editor: checked while it is written, kept, read by a second person, published.</summary>
internal static class ReplyForms
{
    private const string Part = "reply";

    public static void MapReplyForms(this WebApplication app)
    {
        app.MapPost("/cases/{id:guid}/replies", WriteAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/reply-checks", CheckAsync).ExcludeFromDescription();
        app.MapPost("/cases/{id:guid}/reviews", ReviewAsync).ExcludeFromDescription();
    }

    /// <summary>The findings alone, for the editor to show while somebody writes.</summary>
    private static Task<IResult> CheckAsync(
        Guid id,
        HttpContext context,
        Caller caller,
        ICaseReads cases,
        ReplyReviewer reviewer,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.RepliesRead,
            async (brand, fields) =>
            {
                var form = new CaseForm(id, brand, caller, fields);
                if (await TextAsync(form, cases, ct) is not { } text)
                {
                    return CaseErrors.NotFound(id).ToProblem();
                }
                return new RazorComponentResult<FindingsView>(
                    new Dictionary<string, object?>
                    {
                        [nameof(FindingsView.Findings)] = await reviewer.ReviewAsync(text, ct),
                        [nameof(FindingsView.Text)] = text.Text,
                        [nameof(FindingsView.Language)] = Languages.Of(context),
                        [nameof(FindingsView.Words)] = new DeskWords(Languages.Of(context), brand.Zone, default),
                    }
                );
            },
            ct
        );

    private static async Task<TextToReview?> TextAsync(CaseForm form, ICaseReads cases, CancellationToken ct) =>
        await cases.FindAsync(form.Brand.Id, form.CaseId, ct) is { } found
            ? new(
                form.Brand,
                form.Text("text"),
                VisibilityOf(form),
                form.Id("mention") is { } mention && found.MentionIds.Contains(mention) ? mention : found.MentionIds[0],
                form.Id("reply")
            )
            : null;

    private static Visibility VisibilityOf(CaseForm form) => form.Word<Visibility>("visibility") ?? Visibility.Public;

    private static Task<IResult> WriteAsync(
        Guid id,
        HttpContext context,
        ICaseReads cases,
        ReplyReviewer reviewer,
        ReplyDesk replies,
        CancellationToken ct
    ) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RepliesWrite,
            async form =>
            {
                if (form.Text("text").Length == 0)
                {
                    return new CaseTold(Part) { Refusal = CaseErrors.Required("/reply/text") };
                }
                if (form.Fields["act"] == "check" && await TextAsync(form, cases, ct) is { } text)
                {
                    return new CaseTold(Part) { Findings = await reviewer.ReviewAsync(text, ct) };
                }
                var kept = await replies.KeepAsync(form, VisibilityOf(form), ct);
                if (kept.IsRefused)
                {
                    return new CaseTold(Part) { Refusal = kept.Error };
                }
                return form.Fields["act"].ToString() switch
                {
                    "review" => CaseTold.Of(Part, "reply_in_review", await replies.AskForReviewAsync(form, kept.Value, ct)),
                    "publish" => CaseTold.Of(Part, "reply_published", await replies.PublishAsync(form, kept.Value, ct)),
                    _ => CaseTold.Done(Part, "reply_kept"),
                };
            },
            ct
        );

    private static Task<IResult> ReviewAsync(Guid id, HttpContext context, ReviewReplyHandler handler, CancellationToken ct) =>
        CasePageEndpoints.TakeAsync(
            context,
            id,
            Scopes.RepliesReview,
            async form =>
                form.Word<ReviewDecision>("decision") is { } decision
                    ? CaseTold.Of(
                        Part,
                        $"reply_{Vocabulary.Word(decision)}",
                        await handler.HandleAsync(
                            new ReviewReply(
                                form.Brand,
                                form.Id("reply") ?? Guid.Empty,
                                form.Version,
                                decision,
                                form.Reason(),
                                form.Caller.Actor
                            ),
                            ct
                        )
                    )
                    : new CaseTold(Part) { Refusal = CaseErrors.Required("/decision") },
            ct
        );
}
