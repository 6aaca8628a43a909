using System.Globalization;
using Entente.Application.Practice;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Cases;
using Entente.Domain.Practice;
using Entente.Domain.Removals;
using Entente.Domain.Replies;
using Entente.Domain.Triage;

namespace Entente.Api.Dashboard.Practice;

/// <summary>The forms of who plays: a run begun, and a post answered.</summary>
internal static class PracticeForms
{
    private static readonly string[] NoticeFields = ["ground", "quotation", "explanation", "context", "measure"];

    public static void MapPracticeForms(this WebApplication app)
    {
        app.MapPost("/practice/runs", StartAsync).ExcludeFromDescription();
        app.MapPost("/practice/runs/{id:guid}/answers", AnswerAsync).ExcludeFromDescription();
    }

    private static Task<IResult> StartAsync(HttpContext context, Caller caller, StartRunHandler handler, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.PracticePlay,
            async (brand, form) =>
            {
                var scenario = Guid.TryParse(form["scenario"], out var id) ? id : Guid.Empty;
                var started = await handler.HandleAsync(new StartRun(brand, scenario, caller.Actor), ct);
                return started.IsRefused
                    ? TypedResults.LocalRedirect($"{PracticeFrame.Path}?brand={brand.Slug}&said=gone")
                    : TypedResults.LocalRedirect($"{PracticeFrame.Path}/runs/{started.Value.Id}?brand={brand.Slug}");
            },
            ct
        );

    private static Task<IResult> AnswerAsync(
        Guid id,
        HttpContext context,
        Caller caller,
        AnswerPostHandler handler,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PracticePlay,
            async (brand, form) =>
            {
                if (AnswerOf(form) is not { } answer)
                {
                    return await PracticePageEndpoints.AgainAsync(context, brand, id, form, PracticeErrors.NothingChosen, ct);
                }
                var post = int.TryParse(form["post"], CultureInfo.InvariantCulture, out var at) ? at : 0;
                var answered = await handler.HandleAsync(new AnswerPost(brand, id, post, answer, caller.Actor), ct);
                // Sent twice, or from a page that lay open: the run as it stands tells more than a refusal.
                return answered.IsRefused && answered.Error.Code is not ("practice_post_is_not_next" or "practice_run_is_over")
                    ? await PracticePageEndpoints.AgainAsync(context, brand, id, form, answered.Error, ct)
                    : TypedResults.LocalRedirect($"{PracticeFrame.Path}/runs/{id}?brand={brand.Slug}");
            },
            ct
        );

    /// <summary>Null where no category or no step was chosen.</summary>
    private static PostAnswer? AnswerOf(IFormCollection form) =>
        Vocabulary.TryParse<Category>(form["category"], out var category) && Vocabulary.TryParse<Step>(form["step"], out var step)
            ? new PostAnswer(
                category,
                [
                    .. form["principle"]
                        .Select(word => Vocabulary.TryParse<SignalKind>(word, out var kind) ? kind : (SignalKind?)null)
                        .OfType<SignalKind>(),
                ],
                step,
                Vocabulary.TryParse<Visibility>(form["visibility"], out var visibility) ? visibility : Visibility.Public,
                Written(form["reply"]),
                step == Step.Platform ? NoticeOf(form) : null
            )
            : null;

    private static PlayedNotice? NoticeOf(IFormCollection form) =>
        NoticeFields.All(name => Written(form[name]) is null)
            ? null
            : new PlayedNotice(
                Written(form["ground"]),
                null,
                Written(form["quotation"]),
                Written(form["explanation"]),
                Written(form["context"]),
                Vocabulary.TryParse<Measure>(form["measure"], out var measure) ? measure : null,
                Written(form["measure_detail"]),
                form["good_faith"] == "true",
                form["consents"] == "true"
            );

    // U+0000 cannot be kept.
    internal static string? Written(string? text) =>
        (text ?? "").Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Trim()
            is { Length: > 0 } written
            ? written
            : null;
}
