using Entente.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Entente.Api.Access;

/// <summary>
/// A person's session on the dashboard: opened with a key, carried by a cookie, and only as good as the key is at this moment.
/// </summary>
public static class Sessions
{
    public const string SchemeName = "Session";
    public const string CookieName = "entente_session";
    public const string SignInPath = "/sign-in";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private const string OpenedAt = "opened_at";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "return";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
    }

    public static Task OpenAsync(HttpContext context, ApiKey key)
    {
        var properties = new AuthenticationProperties();
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        properties.Items[OpenedAt] = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.SignInAsync(SchemeName, KeyAuthentication.PrincipalOf(key, SchemeName), properties);
    }

    // A page sends a person to sign in; the API says what is missing.
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (SchemeChoice.IsApi(context.Request))
        {
            return KeyAuthentication.RefuseAsync(context.HttpContext, wasTried: true);
        }
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var isInTime =
            context.Properties.Items.TryGetValue(OpenedAt, out var written)
            && long.TryParse(written, out var opened)
            && now - DateTimeOffset.FromUnixTimeSeconds(opened) < Longest;
        var claim = context.Principal?.FindFirst(KeyAuthentication.KeyIdClaim)?.Value;
        if (
            isInTime
            && Guid.TryParse(claim, out var id)
            && await services.GetRequiredService<KeyRing>().FindByIdAsync(id, context.HttpContext.RequestAborted) is { } key
        )
        {
            context.HttpContext.Features.Set(key.AsCaller());
            return;
        }
        context.RejectPrincipal();
    }
}
