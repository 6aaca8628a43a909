using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Requests;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Cases;

/// <summary>One of the case's posts, and why.</summary>
public sealed record HiddenPostInput(Guid MentionId, [property: MaxLength(4000)] string? Reason = null);

public static class HiddenPostEndpoints
{
    public static void MapHiddenPosts(this RouteGroupBuilder brand)
    {
        var cases = brand.MapGroup("/cases/{id:guid}").WithTags("Cases");
        cases
            .MapPost("/hidden-posts", Record(Sight.Hidden))
            .WithName("recordHiddenPost")
            .WithSummary("Records that a post was hidden on its network: what breaks a principle at once, allowed speech never.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(CaseExamples.HiddenPost, CaseExamples.Detail);
        cases
            .MapPost("/shown-posts", Record(Sight.Shown))
            .WithName("recordShownPost")
            .WithSummary("Records that a hidden post can be read on its network again: its exposure is open again.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(CaseExamples.ShownPost, CaseExamples.Detail);
    }

    /// <summary>The two doors differ in what they record alone.</summary>
    private static Delegate Record(Sight now) =>
        (
            Guid id,
            IfMatch seen,
            Body<HiddenPostInput> body,
            Brand brand,
            Caller caller,
            ICaseReads cases,
            RecordSightHandler handler,
            CancellationToken ct
        ) =>
            CaseChanges.ChangeAsync(
                id,
                seen,
                brand,
                caller,
                cases,
                version =>
                    handler.HandleAsync(new RecordSight(brand, id, version, body.Value.MentionId, now, body.Value.Reason, caller.Name), ct),
                ct
            );
}
