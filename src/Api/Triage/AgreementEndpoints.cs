using System.ComponentModel;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Triage.Learning;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Triage;
using Entente.Domain.Triage.Learning;

namespace Entente.Api.Triage;

/// <summary>Which verdicts, by when they were given.</summary>
public sealed record AgreementQuery(
    [property: Description("The first moment counted.")] DateTimeOffset? From = null,
    [property: Description("The first moment no longer counted.")] DateTimeOffset? To = null
);

/// <summary>Agreement is a share of n from 0 to 1; Cohen's kappa is 0 where chance would agree as often. Null where nothing can be said.</summary>
public sealed record AgreementFiguresView(long N, long Agreed, double? Agreement, double? Kappa)
{
    public static AgreementFiguresView Of(AgreementFigures figures) =>
        new(figures.N, figures.Agreed, Rounded(figures.Share), Rounded(figures.Kappa));

    internal static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;
}

/// <summary>The verdicts that say one category; kappa is of this category against all others.</summary>
public sealed record CategoryAgreementView(Category Category, long N, long Agreed, double? Agreement, double? Kappa);

/// <summary>How often a person said one category where the machine had said the other.</summary>
public sealed record ConfusionView(Category Person, Category Machine, long Count);

/// <summary>
/// What is permitted against what is not, by the standing that the policy in force gives each category: posts that a person found
/// permitted, how many of them the machine did not; and the other way round.
/// </summary>
public sealed record PermittedAgreementView(long Permitted, long PermittedToldContestable, long Contestable, long ContestableToldPermitted);

/// <summary>How far machine and people agree. A wording counts once, by its last verdict, against the assessment that stood beside it.</summary>
public sealed record AgreementView(
    DateTimeOffset? From,
    DateTimeOffset? To,
    AgreementFiguresView Overall,
    IReadOnlyList<CategoryAgreementView> Categories,
    IReadOnlyList<ConfusionView> Confusion,
    PermittedAgreementView PermittedAgainstContestable
);

public static class AgreementEndpoints
{
    public static void MapTriageAgreement(this RouteGroupBuilder brand) =>
        brand
            .MapGroup("/triage-agreement")
            .WithTags("Triage")
            .MapGet("", MeasureAsync)
            .WithName("measureTriageAgreement")
            .WithSummary("How far the machine and people agree, in all and by category, over the verdicts of a range.")
            .RequireScope(Scopes.ModelsRead)
            .Produces<AgreementView>()
            .WithAnswerExample(LearningExamples.Agreement);

    private static async Task<IResult> MeasureAsync(
        Query<AgreementQuery> query,
        Brand brand,
        MeasureAgreementHandler handler,
        CancellationToken ct
    )
    {
        var (from, to) = query.Value;
        if (from > to)
        {
            return MetricErrors.TurnedRound.ToProblem();
        }
        var measured = await handler.HandleAsync(new MeasureAgreement(brand, from, to), ct);
        var agreement = measured.Agreement;
        return TypedResults.Ok(
            new AgreementView(
                from,
                to,
                AgreementFiguresView.Of(agreement.Overall),
                [.. Enum.GetValues<Category>().Select(c => InCategory(c, agreement.In(c)))],
                [.. agreement.Cells.Select(c => new ConfusionView(c.Person, c.Machine, c.Count))],
                new(measured.Allowed, measured.AllowedToldNot, measured.NotAllowed, measured.NotAllowedTold)
            )
        );
    }

    private static CategoryAgreementView InCategory(Category category, AgreementFigures figures) =>
        new(category, figures.N, figures.Agreed, AgreementFiguresView.Rounded(figures.Share), AgreementFiguresView.Rounded(figures.Kappa));
}
