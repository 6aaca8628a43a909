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
            .MapGet("", ListAsync)
            .WithName("listUsers")
            .WithSummary("Every account of the instance, oldest first; the owner's to read.")
            .Produces<Page<UserView>>()
            .Refuses(StatusCodes.Status403Forbidden)
            .WithAnswerExample(new { data = new[] { PeopleExamples.User }, next_cursor = (string?)null });
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

    private static async Task<IResult> ListAsync(Paging paging, Caller caller, IAccountReads accounts, CancellationToken ct)
    {
        if (!caller.IsOwner)
        {
            return ApiKeyErrors.BeyondOwnRights.ToProblem();
        }
        var rows = await accounts.PageAsync(null, paging.After<Guid?>(), paging.Fetch, ct);
        return paging.Page(rows, account => account.User.Id, UserView.Of);
    }

    private static async Task<Answer<UserView>> GetAsync(Guid id, Caller caller, IAccountReads users, CancellationToken ct) =>
        !caller.IsOwner ? ApiKeyErrors.BeyondOwnRights.ToProblem()
        : await FindAsync(id, users, ct) is { } found ? found
        : UserErrors.NotFound(id).ToProblem();

    private static async Task<Answer<UserView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<UserInput> patch,
        Caller caller,
        IAccountReads users,
        DisableUserHandler handler,
        SessionRing kept,
        CancellationToken ct
    )
    {
        if (!caller.IsOwner)
        {
            return ApiKeyErrors.BeyondOwnRights.ToProblem();
        }
        if (await users.FindAsync(id, ct) is not { } account)
        {
            return UserErrors.NotFound(id).ToProblem();
        }
        var (input, refusal) = patch.Over(new UserInput(account.User.DisabledAt is not null));
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

    private static async Task<Versioned<UserView>?> FindAsync(Guid id, IAccountReads users, CancellationToken ct) =>
        await users.FindAsync(id, ct) is { } account ? new Versioned<UserView>(UserView.Of(account), account.User.Version) : null;
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
    bool HasSecondFactor,
    DateTimeOffset? LastSignedInAt,
    int Version,
    DateTimeOffset CreatedAt
)
{
    public static UserView Of(Account account) =>
        new(
            account.User.Id,
            account.User.Email,
            account.User.Name,
            account.User.Language,
            account.User.IsOwner,
            account.User.DisabledAt is not null,
            account.User.DisabledAt,
            account.HasSecondFactor,
            account.LastSignedInAt,
            account.User.Version,
            account.User.CreatedAt
        );
}

/// <summary>What is decided about an account.</summary>
public sealed record UserInput(bool IsDisabled);
