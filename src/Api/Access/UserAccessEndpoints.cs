using System.ComponentModel;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;

namespace Entente.Api.Access;

/// <summary>Helping a person back in who lost the password or the authenticator.</summary>
public static class UserAccessEndpoints
{
    public static void MapUserAccess(this RouteGroupBuilder v1)
    {
        var user = v1.MapGroup("/users/{id:guid}").WithTags("People").RequireScope(Scopes.PeopleManage);
        user.MapPost("/password-resets", MakeLinkAsync)
            .WithName("createPasswordReset")
            .WithSummary(
                "A link by which a person chooses a new password; shown this once, works once, for a day. Nothing changes until then."
            )
            .Produces<PasswordResetView>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict)
            .WithAnswerExample(PeopleExamples.PasswordReset);
        user.MapDelete("/second-factor", TurnOffAsync)
            .WithName("removeSecondFactor")
            .WithSummary("Forgets the second factor of a person who lost it, with its recovery codes.")
            .Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> MakeLinkAsync(
        Guid id,
        Caller caller,
        HttpRequest request,
        MakeResetLinkHandler handler,
        CancellationToken ct
    )
    {
        var made = await handler.HandleAsync(new MakeResetLink(id, caller), ct);
        return made.IsRefused
            ? made.Error.ToProblem()
            : TypedResults.Json(
                new PasswordResetView(
                    LostPasswordEndpoints.LinkOf($"{request.Scheme}://{request.Host}", made.Value.Secret),
                    made.Value.Reset.ExpiresAt
                ),
                statusCode: StatusCodes.Status201Created
            );
    }

    private static async Task<IResult> TurnOffAsync(
        Guid id,
        Caller caller,
        TurnOffSecondFactorHandler handler,
        SessionRing kept,
        CancellationToken ct
    )
    {
        // One's own is turned off on the page, with the password.
        var refusal =
            id == caller.UserId
                ? UserErrors.NotOnesOwn
                : await handler.HandleAsync(new TurnOffSecondFactor(id, Password: null, caller), ct);
        kept.Forget();
        return refusal is null ? TypedResults.NoContent() : refusal.ToProblem();
    }
}

/// <summary>A link that was just made.</summary>
public sealed record PasswordResetView(
    [property: Description("Shown this once: give it to the person by a way you trust.")] string Url,
    DateTimeOffset ExpiresAt
);
