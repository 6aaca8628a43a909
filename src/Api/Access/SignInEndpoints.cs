using System.Globalization;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>How people get in and out of the dashboard: with their address and password, or with a key given once.</summary>
public static class SignInEndpoints
{
    private const int LongestKey = 500;
    private const int LongestPassword = 1000;
    private const int LongestBrowser = 300;

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Sessions.SignInPath, (HttpContext context, IAntiforgery forms) => PageOf(context, forms, refusal: null))
            .AllowAnonymous();
        app.MapPost(Sessions.SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        app.MapSecondStep();
        app.MapProvider();
        app.MapLostPassword();
        app.MapInvitations();
        app.MapAccount();
    }

    /// <summary>Where a request comes from, as the list of sessions tells it.</summary>
    public static Visitor VisitorOf(HttpContext context)
    {
        var browser = context.Request.Headers.UserAgent.ToString();
        return new Visitor(
            context.Connection.RemoteIpAddress?.ToString(),
            browser.Length <= LongestBrowser ? browser : browser[..LongestBrowser]
        );
    }

    /// <summary>What is wrong with a new password that was typed twice, before anything is asked of it; null when nothing is.</summary>
    public static string? FaultOfNew(IFormCollection form)
    {
        var password = form["new_password"].ToString();
        return password.Length > LongestPassword ? UserErrors.PasswordTooLong.Code
            : password != form["password_again"].ToString() ? "passwords_differ"
            : null;
    }

    public static string SafeTarget(string target) => RedirectHttpResult.IsLocalUrl(target) ? target : "/";

    public static async Task<bool> IsOwnFormAsync(HttpContext context, IAntiforgery forms) =>
        context.Request.HasFormContentType && await forms.IsRequestValidAsync(context);

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        IAntiforgery forms,
        KeyRing keys,
        SignInHandler handler,
        SignInLimits limits,
        Provider provider,
        ILogger<SignInPage> log
    )
    {
        if (!await IsOwnFormAsync(context, forms))
        {
            return PageOf(context, forms, "form_expired", StatusCodes.Status400BadRequest);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = form.ContainsKey("email") ? User.EmailOf(form["email"].ToString()) : null;
        var address = NetworkAddress.Of(context);
        if (limits.Wait(address, account?.Length > User.LongestEmail ? "" : account) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            log.LogWarning("Sign-in refused: too many tries from one address");
            return PageOf(context, forms, "too_many_tries", StatusCodes.Status429TooManyRequests);
        }
        var target = form["return"].ToString();
        if (account is null)
        {
            if (!await TryKeyAsync(context, keys, form["key"].ToString().Trim(), log))
            {
                return PageOf(context, forms, "wrong_key", StatusCodes.Status401Unauthorized);
            }
            limits.Forgive(address, account);
            return TypedResults.LocalRedirect(SafeTarget(target));
        }
        if (!provider.AllowPasswords)
        {
            return PageOf(context, forms, "provider_only", StatusCodes.Status403Forbidden);
        }
        if (await TryPasswordAsync(context, handler, account, form["password"].ToString(), log) is not { } known)
        {
            return PageOf(context, forms, "wrong_password", StatusCodes.Status401Unauthorized);
        }
        limits.Forgive(address, account);
        if (known.Session is not { } session)
        {
            return SecondStepEndpoints.Ask(context, known.User, SignInWay.Password, target);
        }
        await Sessions.OpenAsync(context, known.User, session);
        return TypedResults.LocalRedirect(SafeTarget(target));
    }

    private static async Task<bool> TryKeyAsync(HttpContext context, KeyRing keys, string secret, ILogger log)
    {
        if (secret.Length is 0 or > LongestKey || await keys.FindBySecretAsync(secret, context.RequestAborted) is not { } key)
        {
            log.LogWarning("Sign-in refused: no good key");
            return false;
        }
        await Sessions.OpenAsync(context, key);
        log.LogInformation("Signed in with key {KeyId}", key.Id);
        return true;
    }

    private static async Task<SignedIn?> TryPasswordAsync(
        HttpContext context,
        SignInHandler handler,
        string email,
        string password,
        ILogger log
    )
    {
        var known = password.Length is 0 or > LongestPassword
            ? null
            : await handler.HandleAsync(new SignIn(email, password, VisitorOf(context)), context.RequestAborted);
        if (known is null)
        {
            log.LogWarning("Sign-in refused: no such account or a wrong password");
        }
        else
        {
            log.LogInformation("The password was right");
        }
        return known;
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        IAntiforgery forms,
        EndSessionHandler handler,
        SessionRing kept,
        Provider provider
    )
    {
        if (!await IsOwnFormAsync(context, forms))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        if (context.Features.Get<OpenSession>() is { } open)
        {
            await handler.HandleAsync(new EndSession(open.User.Id, open.Session.Id), context.RequestAborted);
            kept.Forget();
        }
        await context.SignOutAsync(Sessions.SchemeName);
        return provider.IsOn && context.Features.Get<OpenSession>() is { Session.Way: SignInWay.Provider }
            ? ProviderEndpoints.SignedOut(context, provider)
            : TypedResults.LocalRedirect(Sessions.SignInPath);
    }

    public static RazorComponentResult<SignInPage> PageOf(HttpContext context, IAntiforgery forms, string? refusal, int status = 200)
    {
        var form = context.Request.HasFormContentType ? context.Request.Form["return"].ToString() : "";
        var parameters = new Dictionary<string, object?>
        {
            [nameof(SignInPage.Language)] = Languages.Of(context),
            [nameof(SignInPage.Token)] = forms.GetAndStoreTokens(context),
            [nameof(SignInPage.Return)] = form.Length > 0 ? form : context.Request.Query["return"].ToString(),
            [nameof(SignInPage.Refusal)] = refusal,
            [nameof(SignInPage.Told)] = context.Request.Query["told"].ToString(),
            [nameof(SignInPage.Provider)] = context.RequestServices.GetRequiredService<Provider>(),
        };
        return new RazorComponentResult<SignInPage>(parameters) { StatusCode = status };
    }
}
