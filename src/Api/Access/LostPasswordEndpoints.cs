using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>A new password for who lost theirs: asked for by mail where mail leaves, and chosen behind a link that works once.</summary>
internal static class LostPasswordEndpoints
{
    public const string Path = "/lost-password";
    public const string NewPath = SendResetsHandler.Path;
    private const int LongestSecret = 100;

    /// <summary>The link a person is given. The secret stands in the query, which no log here keeps.</summary>
    public static string LinkOf(string address, string secret) => $"{address}{NewPath}?secret={secret}";

    public static void MapLostPassword(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, AskForResetHandler handler) => PageOf(context, handler.IsOn, wasAsked: false))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapPost(Path, AskAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(NewPath, ShowAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(NewPath, ChooseAsync).AllowAnonymous().ExcludeFromDescription();
    }

    // Says the same whether or not the address is anybody's.
    private static async Task<IResult> AskAsync(HttpContext context, IAntiforgery forms, AskForResetHandler handler, SignInLimits limits)
    {
        if (!await SignInEndpoints.IsOwnFormAsync(context, forms))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        var email = (await context.Request.ReadFormAsync(context.RequestAborted))["email"].ToString();
        if (!handler.IsOn || !User.IsEmail(User.EmailOf(email)))
        {
            return PageOf(
                context,
                handler.IsOn,
                wasAsked: false,
                UserErrors.EmailUnreadable.Code,
                StatusCodes.Status422UnprocessableEntity
            );
        }
        if (limits.WaitForReset(NetworkAddress.Of(context)) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return PageOf(context, isOn: true, wasAsked: false, "too_many_tries", StatusCodes.Status429TooManyRequests);
        }
        await handler.HandleAsync(new AskForReset(email), context.RequestAborted);
        return PageOf(context, isOn: true, wasAsked: true);
    }

    private static RazorComponentResult<LostPasswordPage> PageOf(
        HttpContext context,
        bool isOn,
        bool wasAsked,
        string? refusal = null,
        int status = 200
    ) =>
        new(
            new Dictionary<string, object?>
            {
                [nameof(LostPasswordPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(LostPasswordPage.Token)] = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
                [nameof(LostPasswordPage.IsOn)] = isOn,
                [nameof(LostPasswordPage.WasAsked)] = wasAsked,
                [nameof(LostPasswordPage.Refusal)] = isOn ? refusal : null,
            }
        )
        {
            StatusCode = status,
        };

    private static Task<IResult> ShowAsync(string? secret, HttpContext context, ResetPasswordHandler handler) =>
        NewPageAsync(context, handler, secret ?? "", refusal: null);

    private static async Task<IResult> ChooseAsync(HttpContext context, IAntiforgery forms, ResetPasswordHandler handler, SessionRing kept)
    {
        if (!await SignInEndpoints.IsOwnFormAsync(context, forms))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (secret, password) = (form["secret"].ToString(), form["new_password"].ToString());
        if (SignInEndpoints.FaultOfNew(form) is { } fault)
        {
            return await NewPageAsync(context, handler, secret, fault);
        }
        var done = await handler.HandleAsync(new ResetPassword(secret, password), context.RequestAborted);
        if (done.IsRefused)
        {
            return await NewPageAsync(context, handler, secret, done.Error.Code);
        }
        kept.Forget();
        return TypedResults.LocalRedirect($"{Sessions.SignInPath}?told=password_is_new");
    }

    private static async Task<IResult> NewPageAsync(HttpContext context, ResetPasswordHandler handler, string secret, string? refusal)
    {
        var user = secret.Length <= LongestSecret ? await handler.FindAsync(secret, context.RequestAborted) : null;
        var parameters = new Dictionary<string, object?>
        {
            [nameof(NewPasswordPage.Texts)] = new DoorTexts(Languages.Of(context)),
            [nameof(NewPasswordPage.Token)] = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            [nameof(NewPasswordPage.Secret)] = secret,
            [nameof(NewPasswordPage.Person)] = user,
            [nameof(NewPasswordPage.Refusal)] = user is null ? UserErrors.ResetGone.Code : refusal,
        };
        return new RazorComponentResult<NewPasswordPage>(parameters)
        {
            StatusCode =
                user is null ? StatusCodes.Status404NotFound
                : refusal is null ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
