using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Domain.Access;
using Entente.Domain.Mentions;
using Entente.Domain.Removals;
using Entente.Domain.Triage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Removals;

public sealed record GroundQuery(Network? Network = null);

/// <summary>One thing that must be shown for the ground to hold, in the reader's language.</summary>
public sealed record GroundElementView(string Id, string Says);

/// <summary>
/// A ground in the reader's language. <c>quote</c> is null where the platform's own words must be quoted from <c>link</c>, and
/// <c>read_on</c> where nobody has read the source for this catalogue: read it first.
/// </summary>
public sealed record GroundView(
    string Id,
    GroundKind Kind,
    string? Country,
    IReadOnlyList<Network> Networks,
    string Citation,
    string? Quote,
    IReadOnlyList<GroundElementView> Elements,
    IReadOnlyList<Category> Fits,
    IReadOnlyList<SignalKind> Principles,
    bool HarmedPersonActs,
    string? Link,
    DateOnly? ReadOn,
    string StatementCategory
)
{
    public static GroundView Of(Ground ground, string language) =>
        new(
            ground.Id,
            ground.Kind,
            ground.Country,
            ground.Networks,
            ground.Citation.In(language),
            ground.Quote,
            [.. ground.Elements.Select(e => new GroundElementView(e.Id, e.In(language)))],
            ground.Fits,
            ground.Principles,
            ground.HarmedPersonActs,
            ground.Link,
            ground.ReadOn,
            ground.StatementCategory
        );
}

/// <summary>The catalogue of grounds; nothing in it is legal advice.</summary>
public sealed record GroundCatalogue(string Version, string Notice, IReadOnlyList<GroundView> Data);

public static class GroundEndpoints
{
    public static void MapRemovalGrounds(this RouteGroupBuilder v1) =>
        v1.MapGet("/removal-grounds", List)
            .WithTags("Removal requests")
            .WithName("listRemovalGrounds")
            .WithSummary("What a removal request can rest on: articles of law with their tests, and the platforms' own rules.")
            .RequireScope(Scopes.RemovalsRead)
            .WithAnswerExample(
                new
                {
                    version = Grounds.Version,
                    notice = "This is no legal advice.",
                    data = new[] { RemovalExamples.Ground },
                }
            );

    private static Ok<GroundCatalogue> List(Query<GroundQuery> query, HttpContext context)
    {
        var language = Languages.Of(context);
        var grounds = Grounds.All.Where(g => query.Value.Network is not { } network || g.IsOf(network));
        return TypedResults.Ok(
            new GroundCatalogue(Grounds.Version, RemovalTexts.Notice(language), [.. grounds.Select(g => GroundView.Of(g, language.Name))])
        );
    }
}
