using System.Globalization;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>The code after the password.</summary>
internal static class SecondStepEndpoints
{
    public const string Path = "/sign-in/code";
    private const int LongestCode = 60;

    public static void MapSecondStep(this WebApplication app)
    {
        app.MapGet(Path, () => TypedResults.LocalRedirect(Sessions.SignInPath)).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, ConfirmAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Asks for the code of who has proved the first factor.</summary>
    public static IResult Ask(HttpContext context, User user, SignInWay way, string target) =>
        PageOf(context, context.RequestServices.GetRequiredService<DoorTickets>().ForSecondStep(user, way), target, refusal: null);

    private static async Task<IResult> ConfirmAsync(
        HttpContext context,
        IAntiforgery forms,
        DoorTickets tickets,
        ConfirmSignInHandler handler,
        SignInLimits limits,
        ILogger<SecondStepPage> log
    )
    {
        if (!await SignInEndpoints.IsOwnFormAsync(context, forms))
        {
            return SignInEndpoints.PageOf(context, forms, "form_expired", StatusCodes.Status400BadRequest);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (ticket, code, target) = (form["ticket"].ToString(), form["code"].ToString(), form["return"].ToString());
        if (tickets.ReadSecondStep(ticket) is not var (userId, way))
        {
            return SignInEndpoints.PageOf(context, forms, "step_expired", StatusCodes.Status400BadRequest);
        }
        var isRecovery = RecoveryCode.Hash(code) is not null;
        if (limits.WaitForCode(NetworkAddress.Of(context), userId, isRecovery) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            log.LogWarning("Second step refused: too many tries");
            return PageOf(context, ticket, target, "too_many_codes", StatusCodes.Status429TooManyRequests);
        }
        var confirm = new ConfirmSignIn(userId, way, code, SignInEndpoints.VisitorOf(context));
        if (code.Length > LongestCode || await handler.HandleAsync(confirm, context.RequestAborted) is not { Session: { } session } done)
        {
            log.LogWarning("Second step refused: no good code");
            return PageOf(context, ticket, target, "code_wrong", StatusCodes.Status401Unauthorized);
        }
        limits.ForgiveCodes(NetworkAddress.Of(context), userId);
        await Sessions.OpenAsync(context, done.User, session);
        log.LogInformation("Signed in with a second factor");
        return TypedResults.LocalRedirect(SignInEndpoints.SafeTarget(target));
    }

    private static RazorComponentResult<SecondStepPage> PageOf(
        HttpContext context,
        string ticket,
        string target,
        string? refusal,
        int status = 200
    )
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(SecondStepPage.Texts)] = new DoorTexts(Problems.Languages.Of(context)),
            [nameof(SecondStepPage.Token)] = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            [nameof(SecondStepPage.Ticket)] = ticket,
            [nameof(SecondStepPage.Return)] = target,
            [nameof(SecondStepPage.Refusal)] = refusal,
        };
        return new RazorComponentResult<SecondStepPage>(parameters) { StatusCode = status };
    }
}
