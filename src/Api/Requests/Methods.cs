namespace Entente.Api.Requests;

/// <summary>The methods that no endpoint writes down: HEAD answers as GET without its body, OPTIONS says what is allowed, TRACE is refused.</summary>
public static class Methods
{
    public static void UseMethods(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var method = context.Request.Method;
                if (HttpMethods.IsTrace(method) || HttpMethods.IsConnect(method))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    context.Response.Headers.Allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
                    return;
                }
                if (HttpMethods.IsHead(method))
                {
                    // The server knows it was a HEAD and sends no body.
                    context.Request.Method = HttpMethods.Get;
                }
                await next(context);
                if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
                {
                    Complete(context, asked: HttpMethods.IsOptions(method));
                }
            }
        );

    // The router names the methods of the endpoints; HEAD and OPTIONS come with them.
    private static void Complete(HttpContext context, bool asked)
    {
        var allowed = context.Response.Headers.Allow.ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries).ToList();
        if (allowed.Contains(HttpMethods.Get))
        {
            allowed.Add(HttpMethods.Head);
        }
        allowed.Add(HttpMethods.Options);
        context.Response.Headers.Allow = string.Join(", ", allowed.Distinct());
        if (asked)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}
