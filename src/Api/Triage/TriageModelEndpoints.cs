using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Triage;
using Entente.Application.Triage.Learning;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Triage.Learning;

namespace Entente.Api.Triage;

/// <summary>Which model is to count from now on, and why.</summary>
public sealed record ModelChoiceInput(
    [property: Range(1, int.MaxValue), Description("A model that once came into force; null for the shipped one alone.")] int? Number,
    [property: MinLength(3), MaxLength(2000), Description("Why; it stands in the history.")] string Reason
);

public static class TriageModelEndpoints
{
    public static void MapTriageModels(this RouteGroupBuilder brand)
    {
        var models = brand.MapGroup("").WithTags("Triage");
        models
            .MapGet("/triage-models", ListAsync)
            .WithName("listTriageModels")
            .WithSummary("Every training of the brand's own model, the latest first, with its figures and why it came into force or not.")
            .RequireScope(Scopes.ModelsRead)
            .WithAnswerExample(new { data = new[] { LearningExamples.Replaced }, next_cursor = (string?)null });
        models
            .MapPost("/triage-models", RequestAsync)
            .WithName("requestTriageModel")
            .WithSummary("Trains the brand's own model from its verdicts now, in the background; it counts only if it proves better.")
            .RequireScope(Scopes.ModelsWrite)
            .Produces<TriageModelView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status409Conflict)
            .WithAnswerExample(LearningExamples.Queued);
        models
            .MapGet("/triage-models/{number}", GetAsync)
            .WithName("getTriageModel")
            .WithSummary("How far a training is, and what it came to.")
            .RequireScope(Scopes.ModelsRead)
            .WithAnswerExample(LearningExamples.Replaced);
        models
            .MapGet("/triage-model", InForceAsync)
            .WithName("getTriageModelInForce")
            .WithSummary("The model that counts, who chose it and why.")
            .RequireScope(Scopes.ModelsRead)
            .WithAnswerExample(LearningExamples.InForce);
        models
            .MapPut("/triage-model", ChooseAsync)
            .WithName("chooseTriageModel")
            .WithSummary(
                "Puts an earlier model or the shipped one in force, on every server within seconds; who and why stand in the history."
            )
            .RequireScope(Scopes.ModelsWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(LearningExamples.ChoiceInput, LearningExamples.Chosen);
    }

    private static async Task<PageAnswer<TriageModelView>> ListAsync(
        Paging paging,
        Brand brand,
        IBrandModelReads models,
        CancellationToken ct
    )
    {
        var rows = await models.PageAsync(brand.Id, paging.After<int?>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.Number, row => TriageModelView.Of(row, brand));
    }

    private static async Task<IResult> RequestAsync(Brand brand, Caller caller, RequestTrainingHandler handler, CancellationToken ct)
    {
        var asked = await handler.HandleAsync(new RequestTraining(brand, caller.Name), ct);
        return asked.IsRefused
            ? asked.Error.ToProblem()
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/triage-models/{asked.Value.Number}", TriageModelView.Of(asked.Value, brand));
    }

    private static async Task<Answer<TriageModelView>> GetAsync(
        [MaxLength(10)] string number,
        Brand brand,
        IBrandModelReads models,
        CancellationToken ct
    )
    {
        var isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n);
        return isNumber && await models.FindAsync(brand.Id, n, ct) is { } model
            ? new Versioned<TriageModelView>(TriageModelView.Of(model, brand), model.Version)
            : BrandModelErrors.NotFound(n).ToProblem();
    }

    private static async Task<Versioned<ModelInForceView>> InForceAsync(
        Brand brand,
        IBrandModelReads models,
        ITriageEngine triage,
        CancellationToken ct
    )
    {
        var inForce = await models.InForceAsync(brand.Id, ct);
        return new(ModelInForceView.Of(inForce, triage.ModelVersion), inForce.Version);
    }

    private static async Task<Answer<ModelInForceView>> ChooseAsync(
        IfMatch seen,
        Body<ModelChoiceInput> body,
        Brand brand,
        Caller caller,
        ChooseModelHandler handler,
        IBrandModelReads models,
        ITriageEngine triage,
        CancellationToken ct
    )
    {
        var inForce = await models.InForceAsync(brand.Id, ct);
        if (!seen.Admits(inForce.Version))
        {
            return IfMatch.Stale(inForce.Version);
        }
        var (number, reason) = body.Value;
        var chosen = await handler.HandleAsync(new ChooseModel(brand, number, inForce.Version, caller.Name, reason), ct);
        return chosen.IsRefused
            ? chosen.Error.ToProblem()
            : new Versioned<ModelInForceView>(ModelInForceView.Of(chosen.Value, triage.ModelVersion), chosen.Value.Version);
    }
}
