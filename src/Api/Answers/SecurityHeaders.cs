namespace Entente.Api.Answers;

/// <summary>Headers that go out with every answer, whoever wrote it: data may never be framed, sniffed, scripted or cached.</summary>
public static class SecurityHeaders
{
    private const string Data = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Pages need their <base> and inline style attributes (component library, charts); scripts come from files of ours only.
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                // At the last moment: an error handler clears what was set before it.
                context.Response.OnStarting(() => Task.FromResult(Set(context)));
                return next(context);
            }
        );

    private static bool Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isData = context.Request.Path.StartsWithSegments("/v1") || context.Request.Path.StartsWithSegments("/openapi");
        headers.ContentSecurityPolicy = isData ? Data : Pages;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
        headers.Append("Vary", "Accept, Accept-Language");
        return true;
    }
}
