using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Api.Serving;
using Entente.Application.Triage;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Policies;
using Entente.Domain.Triage;

namespace Entente.Api.Triage;

public sealed record TextInput([property: MaxLength(65_536)] string Text, [property: MaxLength(35)] string? Language = null);

public sealed record TriageInput([property: MinLength(1), MaxLength(1000)] IReadOnlyList<TextInput> Texts);

/// <summary>One answer a text, in order.</summary>
public sealed record TriageAnswer(IReadOnlyList<AssessedTextView> Data, string ModelVersion);

/// <summary>What a person says of a mention. Sentiment left out keeps the machine's.</summary>
public sealed record VerdictInput(
    Category Category,
    Sentiment? Sentiment = null,
    [property: MaxLength(2000), Description("Why, in a sentence; asked for where the machine said otherwise.")] string? Reason = null
)
{
    [MaxLength(2), Description("The principles the post breaks: personal_data, employee_attack.")]
    public IReadOnlyList<SignalKind> Principles { get; init; } = [];
}

/// <summary>A verdict as it counts now. <c>case_id</c> is the post's case, opened by the verdict where it had none.</summary>
public sealed record VerdictView(
    Guid Id,
    Guid MentionId,
    Category Category,
    Sentiment? Sentiment,
    IReadOnlyList<SignalKind> Principles,
    Standing Standing,
    Guid? CaseId,
    string Actor,
    DateTimeOffset GivenAt
);

public static class TriageEndpoints
{
    public static void MapTriage(this RouteGroupBuilder brand)
    {
        var triage = brand.MapGroup("").WithTags("Triage");
        triage
            .MapPost("/triage", AssessAsync)
            .WithName("assessTexts")
            .WithSummary("What the machine says of up to 1,000 texts, with its reasons in the reader's language; nothing is stored.")
            .RequireScope(Scopes.TriageRun)
            .WithBodyLimit(BodyLimits.Batch)
            .Produces<TriageAnswer>()
            .WithExamples(TriageExamples.Input, TriageExamples.Answer);
        triage
            .MapPost("/mentions/{id:guid}/verdicts", GiveVerdictAsync)
            .WithName("giveVerdict")
            .WithSummary("Says what a mention is; wins over the machine, may open a case, and is kept beside the assessment.")
            .RequireScope(Scopes.VerdictsWrite)
            .Produces<VerdictView>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed)
            .WithExamples(TriageExamples.VerdictInput, TriageExamples.Verdict);
    }

    private static async Task<TriageAnswer> AssessAsync(
        Body<TriageInput> body,
        Brand brand,
        HttpContext context,
        AssessTextsHandler handler,
        CancellationToken ct
    )
    {
        var texts = body.Value.Texts;
        var said = await handler.HandleAsync(new AssessTexts(brand, [.. texts.Select(t => new TextToAssess(t.Text, t.Language))]), ct);
        var reader = Languages.Of(context);
        return new([.. said.Zip(texts, (one, text) => AssessedTextView.Of(one, text.Text, reader))], said[0].Assessment.ModelVersion);
    }

    private static async Task<IResult> GiveVerdictAsync(
        Guid id,
        Body<VerdictInput> body,
        Brand brand,
        Caller caller,
        GiveVerdictHandler handler,
        CancellationToken ct
    )
    {
        var input = body.Value;
        for (var i = 0; i < input.Principles.Count; i++)
        {
            if (!Policy.Principles.Contains(input.Principles[i]))
            {
                var allowed = Policy.Principles.Select(Domain.Vocabulary.Word).ToArray();
                return ErrorProblems.ValidationProblem([Fault.At($"/principles/{i}", ProblemCodes.UnknownValue, ("allowed", allowed))]);
            }
        }
        var verdict = new Verdict(input.Category, input.Sentiment, [.. input.Principles.Distinct()], caller.Name, input.Reason);
        var judged = await handler.HandleAsync(new GiveVerdict(brand, id, verdict), ct);
        return judged.IsRefused
            ? judged.Error.ToProblem()
            : TypedResults.Created($"/v1/brands/{brand.Slug}/mentions/{id}", ViewOf(judged.Value));
    }

    private static VerdictView ViewOf(JudgedByPerson judged) =>
        new(
            judged.Id,
            judged.Mention.Id,
            judged.Verdict.Category,
            judged.Sentiment,
            judged.Verdict.Principles,
            judged.Standing,
            judged.CaseId,
            judged.Verdict.Actor,
            judged.GivenAt
        );
}
