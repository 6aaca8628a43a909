using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Requests;
using Entente.Application.Cases;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Cases;

public sealed record AssignmentInput(
    [property: MaxLength(36), Description("Who shall work on the case, as listAssignees tells them; null puts it back.")] string? AssigneeId
);

/// <summary>Somebody who may work on the brand's cases.</summary>
public sealed record AssigneeView(string Id, string Name, [property: Description("True for whoever asks.")] bool IsYou);

public sealed record AssigneeList(IReadOnlyList<AssigneeView> Data);

public static class AssignmentEndpoints
{
    public static void MapAssignments(this RouteGroupBuilder brand)
    {
        brand
            .MapGet("/assignees", ListAsync)
            .WithTags("Cases")
            .WithName("listAssignees")
            .WithSummary("Who may work on the brand's cases, by name.")
            .RequireScope(Scopes.CasesRead)
            .WithAnswerExample(new { data = new[] { CaseExamples.Assignee } });
        brand
            .MapPost("/cases/{id:guid}/assignments", AssignAsync)
            .WithTags("Cases")
            .WithName("assignCase")
            .WithSummary("Gives a case to somebody, takes it oneself, or puts it back for whoever comes.")
            .RequireScope(Scopes.CasesWrite)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(new { assignee_id = CaseExamples.AssigneeId }, CaseExamples.Detail);
    }

    private static async Task<Ok<AssigneeList>> ListAsync(
        Brand brand,
        Caller caller,
        IAssigneeReads people,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var found = await people.OfBrandAsync(brand.Id, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new AssigneeList([.. found.Select(p => new AssigneeView(p.Id, p.Name, p.IsSameHandAs(caller.Actor)))]));
    }

    private static Task<Answer<CaseDetail>> AssignAsync(
        Guid id,
        IfMatch seen,
        Body<AssignmentInput> body,
        Brand brand,
        Caller caller,
        ICaseReads cases,
        AssignCaseHandler handler,
        CancellationToken ct
    ) =>
        CaseChanges.ChangeAsync(
            id,
            seen,
            brand,
            caller,
            cases,
            version => handler.HandleAsync(new AssignCase(brand, id, version, body.Value.AssigneeId, caller.Name), ct),
            ct
        );
}
