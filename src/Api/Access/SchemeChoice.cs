namespace Entente.Api.Access;

/// <summary>
/// Which proof counts where. The API takes keys; it takes the session's cookie only from our own pages, which other sites cannot
/// pass themselves off as: the browser says same-origin, and the request carries a header that a form cannot send.
/// </summary>
public static class SchemeChoice
{
    public const string SchemeName = "KeyOrSession";
    public const string ClientHeader = "X-Entente-Client";

    public static string For(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return KeyAuthentication.SchemeName;
        }
        return IsApi(context.Request) && !IsOwnPage(context.Request) ? KeyAuthentication.SchemeName : Sessions.SchemeName;
    }

    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/v1");

    private static bool IsOwnPage(HttpRequest request) =>
        request.Cookies.ContainsKey(Sessions.CookieName)
        && request.Headers["Sec-Fetch-Site"] == "same-origin"
        && request.Headers.ContainsKey(ClientHeader);
}
