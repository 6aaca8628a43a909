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
            .MapPost("/hidden-posts", HideAsync)
            .WithName("recordHiddenPost")
            .WithSummary("Records that a post was hidden on its network: what breaks a principle at once, allowed speech never.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(CaseExamples.HiddenPost, CaseExamples.Detail);
        cases
            .MapPost("/shown-posts", ShowAsync)
            .WithName("recordShownPost")
            .WithSummary("Records that a hidden post can be read on its network again: its exposure is open again.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(CaseExamples.ShownPost, CaseExamples.Detail);
    }

    private static Task<Answer<CaseDetail>> HideAsync(
        Guid id,
        IfMatch seen,
        Body<HiddenPostInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        RecordSightHandler handler,
        CancellationToken ct
    ) =>
        ChangeAsync(
            new RecordSight(brand, id, 0, body.Value.MentionId, Sight.Hidden, body.Value.Reason, caller.Name),
            seen,
            caller,
            cases,
            handler,
            ct
        );

    private static Task<Answer<CaseDetail>> ShowAsync(
        Guid id,
        IfMatch seen,
        Body<HiddenPostInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        RecordSightHandler handler,
        CancellationToken ct
    ) =>
        ChangeAsync(
            new RecordSight(brand, id, 0, body.Value.MentionId, Sight.Shown, body.Value.Reason, caller.Name),
            seen,
            caller,
            cases,
            handler,
            ct
        );

    private static Task<Answer<CaseDetail>> ChangeAsync(
        RecordSight command,
        IfMatch seen,
        Caller caller,
        ICaseReads cases,
        RecordSightHandler handler,
        CancellationToken ct
    ) =>
        CaseChanges.ChangeAsync(
            command.CaseId,
            seen,
            command.Brand,
            caller,
            cases,
            version => handler.HandleAsync(command with { ExpectedVersion = version }, ct),
            ct
        );
}
