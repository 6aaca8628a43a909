using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>Accounts of the instance, for its owner.</summary>
public static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder v1)
    {
        var users = v1.MapGroup("/users").WithTags("People").RequireScope(Scopes.PeopleManage);
        users
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getUser")
            .WithSummary("One account; the owner's to read.")
            .Refuses(StatusCodes.Status403Forbidden)
            .WithAnswerExample(PeopleExamples.User);
        users
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changeUser")
            .WithSummary("Shuts an account out, which ends its sessions within seconds, or lets it in again.")
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict)
            .WithExamples(new { is_disabled = true }, PeopleExamples.User);
    }

    private static async Task<Answer<UserView>> GetAsync(Guid id, Caller caller, IUserReads users, CancellationToken ct) =>
        !caller.IsOwner ? ApiKeyErrors.BeyondOwnRights.ToProblem()
        : await FindAsync(id, users, ct) is { } found ? found
        : UserErrors.NotFound(id).ToProblem();

    private static async Task<Answer<UserView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<UserInput> patch,
        Caller caller,
        IUserReads users,
        DisableUserHandler handler,
        SessionRing kept,
        CancellationToken ct
    )
    {
        if (!caller.IsOwner)
        {
            return ApiKeyErrors.BeyondOwnRights.ToProblem();
        }
        if (await users.FindAsync(id, ct) is not { } user)
        {
            return UserErrors.NotFound(id).ToProblem();
        }
        var (input, refusal) = patch.Over(new UserInput(user.DisabledAt is not null));
        if (refusal is not null)
        {
            return refusal;
        }
        return await seen.ChangeAsync(
            () => FindAsync(id, users, ct),
            UserErrors.NotFound(id),
            async version =>
            {
                var changed = await handler.HandleAsync(new DisableUser(id, version, input!.IsDisabled, caller), ct);
                kept.Forget();
                return changed;
            }
        );
    }

    private static async Task<Versioned<UserView>?> FindAsync(Guid id, IUserReads users, CancellationToken ct) =>
        await users.FindAsync(id, ct) is { } user ? new Versioned<UserView>(UserView.Of(user), user.Version) : null;
}

/// <summary>An account as it is answered.</summary>
public sealed record UserView(
    Guid Id,
    string Email,
    string Name,
    string Language,
    bool IsOwner,
    bool IsDisabled,
    DateTimeOffset? DisabledAt,
    int Version,
    DateTimeOffset CreatedAt
)
{
    public static UserView Of(User user) =>
        new(
            user.Id,
            user.Email,
            user.Name,
            user.Language,
            user.IsOwner,
            user.DisabledAt is not null,
            user.DisabledAt,
            user.Version,
            user.CreatedAt
        );
}

/// <summary>What is decided about an account.</summary>
public sealed record UserInput(bool IsDisabled);
