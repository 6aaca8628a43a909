using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace Entente.Api.Requests;

/// <summary>Holds path, query and headers against the rule for text, before anything is matched or logged.</summary>
public static class TextRules
{
    public static void UseTextRules(this WebApplication app) =>
        app.Use((context, next) => Unclean(context) is { } where ? Refuse(context, where) : next(context));

    private static string? Unclean(HttpContext context)
    {
        // The raw target: once decoded, broken UTF-8 can no longer be told from text.
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        if (!RequestText.IsCleanEncoded(mark < 0 ? target : target[..mark]))
        {
            return "path";
        }
        if (!RequestText.IsCleanEncoded(context.Request.QueryString.Value))
        {
            return "query";
        }
        var header = context.Request.Headers.FirstOrDefault(h => h.Value.Any(v => v is not null && v.Contains('\0')));
        return header.Key is null ? null : $"header {header.Key}";
    }

    private static Task Refuse(HttpContext context, string where) =>
        new Problem(StatusCodes.Status400BadRequest, ProblemCodes.InvalidText)
        {
            Facts = new Dictionary<string, object?> { ["in"] = where },
        }.ExecuteAsync(context);
}
