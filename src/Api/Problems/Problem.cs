using System.Text.Json;
using Entente.Api.Access;
using Entente.Api.Answers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Entente.Api.Problems;

/// <summary>
/// A refusal or failure as RFC 9457 says it. Only codes and facts are held here; the words are chosen when it is written,
/// in the reader's language.
/// </summary>
public sealed record Problem(int Status, string Code) : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    public const string MediaType = "application/problem+json";

    /// <summary>Sent as members of the problem and filled into its words.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    /// <summary>Everything that is wrong with the request, at once.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Where the kind of problem has a name of its own in the register (IANA); else our page of problems names it.</summary>
    public string? Type { get; init; }

    /// <summary>Seconds after which asking again makes sense.</summary>
    public int? RetryAfter { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    string? IContentTypeHttpResult.ContentType => MediaType;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var language = Languages.Of(httpContext);
        response.StatusCode = Status;
        response.Headers.ContentLanguage = language.Name;
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(language);
        }
        var body = ProblemBody.Of(this, httpContext, language);
        if (IsForAPerson(httpContext.Request))
        {
            var parameters = new Dictionary<string, object?>
            {
                [nameof(ProblemPage.Body)] = body,
                [nameof(ProblemPage.Texts)] = new DoorTexts(language),
            };
            await new RazorComponentResult<ProblemPage>(parameters) { StatusCode = Status }.ExecuteAsync(httpContext);
            return;
        }
        response.ContentType = MediaType;
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, options);
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    /// <summary>Whoever opens an address in a browser reads a page; the API speaks JSON whatever is asked for.</summary>
    private static bool IsForAPerson(HttpRequest request) =>
        !SchemeChoice.IsApi(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>One thing that is wrong: <see cref="Pointer"/> into the body (RFC 6901), or the name of a query <see cref="Parameter"/>.</summary>
public sealed record Fault(string Code)
{
    public string? Pointer { get; init; }

    public string? Parameter { get; init; }

    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    public static Fault At(string pointer, string code, params (string Name, object? Value)[] facts) =>
        new(code) { Pointer = pointer, Facts = facts.ToDictionary(f => f.Name, f => f.Value) };
}
