using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Policies;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Policies;

namespace Entente.Api.Policies;

public sealed record PolicyComparisonQuery(
    [property: MinLength(1), MaxLength(20), Description("The version it is held against; left out, the one in force.")] string? With = null
);

/// <summary>One difference: the rule's pointer, what the other version says, what this one says, and both in a sentence.</summary>
public sealed record PolicyDifferenceView(string Path, object? Before, object? After, string Words);

/// <summary>Everything in which <c>version</c> differs from <c>with</c>.</summary>
public sealed record PolicyComparisonView(string Version, string With, IReadOnlyList<PolicyDifferenceView> Data);

public static class PolicyComparisonEndpoints
{
    public static void MapPolicyComparison(this RouteGroupBuilder policies) =>
        policies
            .MapGet("/{version}/comparison", CompareAsync)
            .WithName("comparePolicies")
            .WithSummary("Every rule in which a version differs from another one, in values and in words of the reader's language.")
            .RequireScope(Scopes.PoliciesRead)
            .Produces<PolicyComparisonView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(PolicyExamples.Comparison);

    private static async Task<IResult> CompareAsync(
        [MaxLength(20)] string version,
        Query<PolicyComparisonQuery> query,
        HttpContext context,
        Brand brand,
        IPolicyReads policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await policies.FindAsync(brand.Id, version, ct) is not { } after)
        {
            return PolicyErrors.NotFound(version).ToProblem();
        }
        var before = query.Value.With is { } with
            ? await policies.FindAsync(brand.Id, with, ct)
            : await policies.CurrentAsync(brand.Id, clock.GetUtcNow(), ct);
        if (before is null)
        {
            return PolicyErrors.NotFound(query.Value.With!).ToProblem();
        }
        var words = new PolicyWords(Languages.Of(context));
        context.Response.Headers.ContentLanguage = words.Language.Name;
        var differences = PolicyComparison.Differences(before.Policy, after.Policy);
        return TypedResults.Json(
            new PolicyComparisonView(
                after.Version,
                before.Version,
                [.. differences.Select(d => new PolicyDifferenceView(d.Path, Written(d.Before), Written(d.After), words.Of(d)))]
            )
        );
    }

    /// <summary>A value as the document writes it.</summary>
    private static object? Written(object? value) =>
        value switch
        {
            TimeSpan duration => (long)duration.TotalSeconds,
            OpeningSpan span => OpeningSpanView.Of(span),
            IReadOnlyList<object> many => many.Select(Written).ToList(),
            _ => value,
        };
}
