using System.Text.RegularExpressions;

namespace Entente.Api.Answers;

/// <summary>One id a request: the caller's if it has the form, else a new one; in the answer, in every problem and in every log line.</summary>
public static partial class RequestIds
{
    public const string Header = "X-Request-Id";

    public static void UseRequestIds(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var given = context.Request.Headers[Header];
                context.TraceIdentifier = given is [{ } id] && Form().IsMatch(id) ? id : Guid.CreateVersion7().ToString();
                context.Response.Headers[Header] = context.TraceIdentifier;
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Header] = context.TraceIdentifier;
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
