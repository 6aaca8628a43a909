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

/// <summary>Which posts, by when they were posted; all that are there now where nothing is named.</summary>
public sealed record ReassessmentInput(
    [property: Description("The first moment of posting taken.")] DateTimeOffset? PostedFrom = null,
    [property: Description("The first moment of posting no longer taken.")] DateTimeOffset? PostedTo = null
);

/// <summary>
/// How far posts are judged again: <c>done</c> of <c>total</c>, <c>progress</c> from 0 to 1; of <c>changed</c> something else counts than
/// before, and their weeks are counted again.
/// </summary>
public sealed record ReassessmentView(
    Guid Id,
    int Version,
    DateTimeOffset? PostedFrom,
    DateTimeOffset? PostedTo,
    ReassessmentStatus Status,
    decimal Progress,
    long Total,
    long Done,
    long Changed,
    string? ModelVersion,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    string? Failure
)
{
    public static ReassessmentView Of(Reassessment run) =>
        new(
            run.Id,
            run.Version,
            run.PostedFrom,
            run.PostedTo,
            run.Status,
            run.Total == 0 ? 1 : Math.Round((decimal)run.Done / run.Total, 3),
            run.Total,
            run.Done,
            run.Changed,
            run.ModelVersion,
            run.RequestedBy,
            run.RequestedAt,
            run.FinishedAt,
            run.Failure
        );
}

public static class ReassessmentEndpoints
{
    public static void MapReassessments(this RouteGroupBuilder brand)
    {
        var reassessments = brand.MapGroup("/reassessments").WithTags("Mentions");
        reassessments
            .MapPost("", RequestAsync)
            .WithName("requestReassessment")
            .WithSummary(
                "Judges old posts again by the model of today, in the background; a person's verdict stays, no case is opened or moved."
            )
            .RequireScope(Scopes.ModelsWrite)
            .Produces<ReassessmentView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(MentionExamples.ReassessmentInput, MentionExamples.Reassessment);
        reassessments
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getReassessment")
            .WithSummary("How far a re-assessment is.")
            .RequireScope(Scopes.ModelsRead)
            .WithAnswerExample(MentionExamples.Reassessment);
    }

    private static async Task<IResult> RequestAsync(
        Body<ReassessmentInput> body,
        Brand brand,
        Caller caller,
        RequestReassessmentHandler handler,
        CancellationToken ct
    )
    {
        var (from, to) = body.Value;
        var asked = await handler.HandleAsync(new RequestReassessment(brand, from, to, caller.Name), ct);
        return asked.IsRefused
            ? asked.Error.ToProblem()
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/reassessments/{asked.Value.Id}", ReassessmentView.Of(asked.Value));
    }

    private static async Task<Answer<ReassessmentView>> GetAsync(
        Guid id,
        Brand brand,
        IReassessmentReads reassessments,
        CancellationToken ct
    ) =>
        await reassessments.FindAsync(brand.Id, id, ct) is { } run
            ? new Versioned<ReassessmentView>(ReassessmentView.Of(run), run.Version)
            : ReassessmentErrors.NotFound(id).ToProblem();
}
