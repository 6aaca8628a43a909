using System.Security.Claims;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Entente.Api.Access;

/// <summary>
/// A session on the dashboard, carried by a cookie: of a person, and then kept in the database too, or of a key. It is only as good as
/// the account or the key is at this moment.
/// </summary>
public static class Sessions
{
    public const string SchemeName = "Session";
    public const string CookieName = "entente_session";
    public const string SignInPath = "/sign-in";
    private const string SessionIdClaim = "session_id";
    private const string OpenedAt = "opened_at";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = UserSession.Idle;
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

    public static Task OpenAsync(HttpContext context, User user, UserSession session)
    {
        Claim[] claims = [new(SessionIdClaim, session.Id.ToString()), new(ClaimTypes.Name, user.Name)];
        return context.SignInAsync(SchemeName, new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)));
    }

    /// <summary>The id of the person's session that this request belongs to; null with a key.</summary>
    public static Guid? IdOf(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirst(SessionIdClaim)?.Value, out var id) ? id : null;

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
        var caller = IdOf(context.Principal) is { } sessionId
            ? await CallerOfSessionAsync(context.HttpContext, sessionId)
            : await CallerOfKeyAsync(context);
        if (caller is null)
        {
            context.RejectPrincipal();
            return;
        }
        context.HttpContext.Features.Set(caller);
    }

    private static async Task<Caller?> CallerOfSessionAsync(HttpContext context, Guid sessionId)
    {
        var open = await context.RequestServices.GetRequiredService<SessionRing>().FindAsync(sessionId, context.RequestAborted);
        if (open is not null)
        {
            context.Features.Set(open);
        }
        return open?.Caller;
    }

    private static async Task<Caller?> CallerOfKeyAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var isInTime =
            context.Properties.Items.TryGetValue(OpenedAt, out var written)
            && long.TryParse(written, out var opened)
            && now - DateTimeOffset.FromUnixTimeSeconds(opened) < UserSession.Longest;
        var claim = context.Principal?.FindFirst(KeyAuthentication.KeyIdClaim)?.Value;
        return
            isInTime
            && Guid.TryParse(claim, out var id)
            && await services.GetRequiredService<KeyRing>().FindByIdAsync(id, context.HttpContext.RequestAborted) is { } key
            ? key.AsCaller()
            : null;
    }
}
