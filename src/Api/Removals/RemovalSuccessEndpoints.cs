using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Requests;
using Entente.Application.Removals;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Removals;

public sealed record SuccessQuery(SuccessesBy By = SuccessesBy.Ground);

/// <summary>
/// Requests of one group by their last decision. <c>rate</c> is removed or restricted over decided, between <c>lowest</c> and <c>highest</c>
/// with 95 % confidence; null where nothing was decided.
/// </summary>
public sealed record SuccessView(
    string Group,
    long Decided,
    long Removed,
    long Restricted,
    long Refused,
    decimal? Rate,
    decimal? Lowest,
    decimal? Highest
)
{
    public static SuccessView Of(RemovalSuccess s)
    {
        var granted = s.Removed + s.Restricted;
        var interval = WilsonInterval.Of(granted, s.Decided);
        return new(
            s.Group,
            s.Decided,
            s.Removed,
            s.Restricted,
            s.Refused,
            Figure.Share(granted, s.Decided).Value,
            interval?.Low,
            interval?.High
        );
    }
}

/// <summary>What worked. <c>unfounded_ratio</c> is refused over decided: platforms suspend careless notifiers (DSA art. 23).</summary>
public sealed record SuccessList(SuccessesBy By, long Decided, decimal? UnfoundedRatio, IReadOnlyList<SuccessView> Data);

public static class RemovalSuccessEndpoints
{
    public static void MapRemovalSuccesses(this RouteGroupBuilder brand) =>
        brand
            .MapGet("/removal-successes", ListAsync)
            .WithTags("Removal requests")
            .WithName("listRemovalSuccesses")
            .WithSummary("Which requests platforms granted, by network, ground, measure, part of the argument or score.")
            .RequireScope(Scopes.RemovalsRead)
            .Produces<SuccessList>()
            .WithAnswerExample(
                new
                {
                    by = "ground",
                    decided = 12,
                    unfounded_ratio = 0.25,
                    data = new[]
                    {
                        new
                        {
                            group = "meta_bullying",
                            decided = 12,
                            removed = 8,
                            restricted = 1,
                            refused = 3,
                            rate = 0.75,
                            lowest = 0.467695,
                            highest = 0.911059,
                        },
                    },
                }
            );

    private static async Task<Ok<SuccessList>> ListAsync(
        Query<SuccessQuery> query,
        Brand brand,
        IRemovalReads removals,
        CancellationToken ct
    )
    {
        var groups = await removals.SuccessesAsync(brand.Id, query.Value.By, ct);
        // By part each request counts once in every part: the whole is counted by something else.
        var whole = query.Value.By == SuccessesBy.Part ? await removals.SuccessesAsync(brand.Id, SuccessesBy.Network, ct) : groups;
        var (decided, refused) = (whole.Sum(g => g.Decided), whole.Sum(g => g.Refused));
        return TypedResults.Ok(
            new SuccessList(query.Value.By, decided, Figure.Share(refused, decided).Value, [.. groups.Select(SuccessView.Of)])
        );
    }
}
