using System.Security.Cryptography;
using Entente.Api.Problems;
using Entente.Application.Idempotency;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Requests;

/// <summary>Metadata: the endpoint refuses a request without <c>Idempotency-Key</c>; done twice, it would harm.</summary>
public sealed record NeedsIdempotencyKey;

/// <summary>
/// Executes a POST that names an <c>Idempotency-Key</c> once: its answer is committed with its effect and sent again to whoever asks
/// again. Batches and files need none: sent again they add nothing.
/// </summary>
public sealed class IdempotencyKeys(IIdempotencyStore answers, TimeProvider clock) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int MostCharacters = 255;
    private static readonly string[] KeptHeaders = ["Content-Type", "Content-Language", "ETag", "Location", "Retry-After"];

    /// <summary>Whether an endpoint heeds the header, by what it says of itself.</summary>
    public static bool AreHeededBy(string? method, IEnumerable<object> metadata) =>
        method == HttpMethods.Post
        && metadata.OfType<IAcceptsMetadata>().SelectMany(a => a.ContentTypes).All(type => type == "application/json");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var metadata = http.GetEndpoint()!.Metadata;
        if (!AreHeededBy(http.Request.Method, metadata))
        {
            return await next(context);
        }
        var header = http.Request.Headers[Header];
        if (header.Count == 0)
        {
            return metadata.GetMetadata<NeedsIdempotencyKey>() is null
                ? await next(context)
                : new Problem(StatusCodes.Status400BadRequest, ProblemCodes.IdempotencyKeyRequired);
        }
        var key = header.Count == 1 ? header.ToString().Trim('"') : "";
        if (key.Length is 0 or > MostCharacters || key.Any(char.IsControl))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.InvalidIdempotencyKey);
        }
        return await OnceAsync(http, key, () => next(context));
    }

    private async Task<object?> OnceAsync(HttpContext http, string key, Func<ValueTask<object?>> next)
    {
        var request = new IdempotentRequest(
            http.Features.Get<Caller>()!.Actor.Id,
            http.Request.Method,
            http.Request.Path.Value!,
            key,
            http.Features.Get<BodyHash>()?.Sha256 ?? ""
        );
        var brand = http.Features.Get<Brand>()!;
        var (repetition, answer) = await answers.OnceAsync(
            brand.Id,
            request,
            () => ExecuteAsync(http, next),
            clock.GetUtcNow(),
            http.RequestAborted
        );
        return repetition switch
        {
            Repetition.Running => new Problem(StatusCodes.Status409Conflict, ProblemCodes.IdempotencyKeyRunning) { RetryAfter = 1 },
            Repetition.OtherBody => new Problem(StatusCodes.Status422UnprocessableEntity, ProblemCodes.IdempotencyKeyReused),
            _ => new Sent(answer!, repetition == Repetition.Replayed),
        };
    }

    /// <summary>The endpoint's answer, caught on its way out: nothing is sent before it is committed.</summary>
    private static async Task<StoredAnswer> ExecuteAsync(HttpContext http, Func<ValueTask<object?>> next)
    {
        var response = http.Response;
        var client = response.Body;
        using var caught = new MemoryStream();
        response.Body = caught;
        try
        {
            var result = await next();
            await (result is IResult answer ? answer.ExecuteAsync(http) : response.WriteAsJsonAsync(result, http.RequestAborted));
            var headers = KeptHeaders
                .Where(name => response.Headers.ContainsKey(name))
                .ToDictionary(name => name, name => response.Headers[name].ToString());
            return new StoredAnswer(response.StatusCode, headers, caught.ToArray());
        }
        finally
        {
            response.Body = client;
        }
    }

    private sealed class Sent(StoredAnswer answer, bool again) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                response.Headers[name] = value;
            }
            if (again)
            {
                response.Headers[Replayed] = "true";
            }
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>SHA-256 of the body as it came in, for whoever must know whether it is the same again.</summary>
internal sealed record BodyHash(string Sha256)
{
    public static BodyHash Of(ReadOnlySpan<byte> body) => new(Convert.ToHexStringLower(SHA256.HashData(body)));
}
