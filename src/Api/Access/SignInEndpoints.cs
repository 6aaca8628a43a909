using Entente.Api.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>How people get in and out of the dashboard: a key, given once, opens a session.</summary>
public static class SignInEndpoints
{
    private const int LongestKey = 500;

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Sessions.SignInPath, (HttpContext context, IAntiforgery forms) => PageOf(context, forms, refusal: null))
            .AllowAnonymous();
        app.MapPost(Sessions.SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        IAntiforgery forms,
        KeyRing keys,
        SignInLimits limits,
        ILogger<SignInPage> log
    )
    {
        if (!await IsOwnFormAsync(context, forms))
        {
            return PageOf(context, forms, "form_expired", StatusCodes.Status400BadRequest);
        }
        var address = context.Connection.RemoteIpAddress;
        if (limits.Wait(address) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            log.LogWarning("Sign-in refused: too many tries from one address");
            return PageOf(context, forms, "too_many_tries", StatusCodes.Status429TooManyRequests);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var secret = form["key"].ToString().Trim();
        if (secret.Length is 0 or > LongestKey || await keys.FindBySecretAsync(secret, context.RequestAborted) is not { } key)
        {
            limits.NoteWrong(address);
            log.LogWarning("Sign-in refused: no good key");
            return PageOf(context, forms, "wrong_key", StatusCodes.Status401Unauthorized);
        }
        await Sessions.OpenAsync(context, key);
        log.LogInformation("Signed in with key {KeyId}", key.Id);
        var target = form["return"].ToString();
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(target) ? target : "/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery forms)
    {
        if (!await IsOwnFormAsync(context, forms))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        await context.SignOutAsync(Sessions.SchemeName);
        return TypedResults.LocalRedirect(Sessions.SignInPath);
    }

    private static async Task<bool> IsOwnFormAsync(HttpContext context, IAntiforgery forms) =>
        context.Request.HasFormContentType && await forms.IsRequestValidAsync(context);

    private static RazorComponentResult<SignInPage> PageOf(HttpContext context, IAntiforgery forms, string? refusal, int status = 200)
    {
        var form = context.Request.HasFormContentType ? context.Request.Form["return"].ToString() : "";
        var parameters = new Dictionary<string, object?>
        {
            [nameof(SignInPage.Language)] = Languages.Of(context),
            [nameof(SignInPage.Token)] = forms.GetAndStoreTokens(context),
            [nameof(SignInPage.Return)] = form.Length > 0 ? form : context.Request.Query["return"].ToString(),
            [nameof(SignInPage.Refusal)] = refusal,
        };
        return new RazorComponentResult<SignInPage>(parameters) { StatusCode = status };
    }
}
