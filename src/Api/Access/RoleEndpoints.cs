using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Access;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Access;

/// <summary>Who works on a brand, and as what.</summary>
public static class RoleEndpoints
{
    public static void MapRoles(this RouteGroupBuilder v1) =>
        v1.MapGet("/roles", ListRoles)
            .WithTags("People")
            .WithName("listRoles")
            .WithSummary("The roles there are and what each may do: the whole matrix.")
            .RequireScope(Scopes.PeopleManage)
            .WithAnswerExample(new { data = new[] { PeopleExamples.Role } });

    public static void MapRoleAssignments(this RouteGroupBuilder brand)
    {
        var roles = brand.MapGroup("/role-assignments").WithTags("People").RequireScope(Scopes.PeopleManage);
        roles
            .MapGet("", ListAsync)
            .WithName("listRoleAssignments")
            .WithSummary("Who works on this brand, oldest account first.")
            .WithAnswerExample(new { data = new[] { PeopleExamples.Assignment }, next_cursor = (string?)null });
        roles
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getRoleAssignment")
            .WithSummary("One person's roles; the id is the account's.")
            .WithAnswerExample(PeopleExamples.Assignment);
        roles
            .MapPut("/{id:guid}", ChangeAsync)
            .WithName("changeRoleAssignment")
            .WithSummary("Replaces a person's roles, within seconds on every server.")
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(PeopleExamples.Roles, PeopleExamples.Assignment);
        roles
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeRoleAssignment")
            .WithSummary("Takes a person off this brand; the account stays.")
            .Refuses(StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static RoleList ListRoles() =>
        new([.. Enum.GetValues<Role>().Select(role => new RoleView(Vocabulary.Word(role), [.. RoleMatrix.ScopesOf(role).Order()]))]);

    private static async Task<PageAnswer<RoleAssignmentView>> ListAsync(Paging paging, Brand brand, IUserReads users, CancellationToken ct)
    {
        var rows = await users.AssignmentsAsync(brand.Id, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.User.Id, RoleAssignmentView.Of);
    }

    private static async Task<Answer<RoleAssignmentView>> GetAsync(Guid id, Brand brand, IUserReads users, CancellationToken ct) =>
        await FindAsync(id, brand, users, ct) is { } found ? found : UserErrors.NotFound(id).ToProblem();

    private static Task<Answer<RoleAssignmentView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        Body<RolesInput> body,
        Brand brand,
        Caller caller,
        IUserReads users,
        AssignRolesHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        seen.ChangeAsync(
            () => FindAsync(id, brand, users, ct),
            UserErrors.NotFound(id),
            async version =>
            {
                var changed = await handler.HandleAsync(new AssignRoles(brand, id, version, body.Value.Roles, caller), ct);
                kept.Forget();
                return changed;
            }
        );

    private static async Task<IResult> RemoveAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        Caller caller,
        IUserReads users,
        AssignRolesHandler handler,
        SessionRing kept,
        CancellationToken ct
    )
    {
        if (await users.FindAssignmentAsync(brand.Id, id, ct) is not { } held)
        {
            return UserErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(held.Version))
        {
            return IfMatch.Stale(held.Version);
        }
        var removed = await handler.HandleAsync(new AssignRoles(brand, id, held.Version, [], caller), ct);
        kept.Forget();
        return removed.IsRefused ? removed.Error.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Versioned<RoleAssignmentView>?> FindAsync(Guid id, Brand brand, IUserReads users, CancellationToken ct) =>
        await users.FindAssignmentAsync(brand.Id, id, ct) is { } held
            ? new Versioned<RoleAssignmentView>(RoleAssignmentView.Of(held), held.Version)
            : null;
}

/// <summary>A role and its rights.</summary>
public sealed record RoleView(string Role, IReadOnlyList<string> Scopes);

/// <summary>All roles.</summary>
public sealed record RoleList(IReadOnlyList<RoleView> Data);

/// <summary>A person on a brand.</summary>
public sealed record RoleAssignmentView(
    [property: Description("The account's id.")] Guid Id,
    string Name,
    string Email,
    IReadOnlyList<Role> Roles,
    bool IsDisabled,
    int Version,
    DateTimeOffset UpdatedAt
)
{
    public static RoleAssignmentView Of(RoleAssignment held) =>
        new(held.User.Id, held.User.Name, held.User.Email, held.Roles, held.User.DisabledAt is not null, held.Version, held.UpdatedAt);
}

/// <summary>The roles a person shall hold.</summary>
public sealed record RolesInput([property: MinLength(1), MaxLength(6)] IReadOnlyList<Role> Roles);
