using System.Text.Json;
using Entente.Api.Answers;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Requests;

/// <summary>A body read as JSON, or why it could not be. <see cref="Marked"/>: bytes that are no UTF-8 were replaced by a mark.</summary>
public sealed record JsonBody(JsonElement Root, bool Marked, Problem? Refusal)
{
    public static JsonBody Refused(int status, string code) => new(default, false, new Problem(status, code));
}

/// <summary>Reads a request's body as a JSON object once, within the limits of the endpoint, and makes values of it.</summary>
public static class JsonBodies
{
    public static async Task<JsonBody> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return JsonBody.Refused(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedEncoding);
        }
        if (!IsJson(request.ContentType))
        {
            return JsonBody.Refused(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType);
        }
        using var buffer = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, 64 * 1024));
        await request.Body.CopyToAsync(buffer, context.RequestAborted);
        if (request.Headers.ContainsKey(IdempotencyKeys.Header))
        {
            context.Features.Set(BodyHash.Of(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        }
        return buffer.Length == 0 ? JsonBody.Refused(StatusCodes.Status400BadRequest, ProblemCodes.EmptyBody) : Parse(buffer.ToArray());
    }

    /// <summary>A value of the type, or everything that is wrong; with a pointer that starts at <paramref name="pointer"/>.</summary>
    public static (T? Value, Problem? Refusal) Judge<T>(HttpContext context, JsonElement element, bool marked, string pointer = "")
    {
        var options = OptionsOf(context);
        var faults = RequestText.Faults(element, pointer, marked).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(new JsonShape(options).Faults(element, typeof(T), pointer));
        }
        return faults.Count > 0 ? (default, ErrorProblems.ValidationProblem(faults)) : (element.Deserialize<T>(options), null);
    }

    public static JsonSerializerOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private static JsonBody Parse(byte[] bytes)
    {
        var readable = RequestText.MarkUnreadable(bytes);
        try
        {
            using var document = JsonDocument.Parse(readable, Strict);
            return new JsonBody(document.RootElement.Clone(), !ReferenceEquals(readable, bytes), null);
        }
        catch (JsonException)
        {
            return JsonBody.Refused(StatusCodes.Status400BadRequest, ProblemCodes.MalformedJson);
        }
    }

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonConventions.MaxDepth, AllowDuplicateProperties = false };

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media)
        && media.MediaType.Value is { } type
        && (
            type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals(MergePatch.MediaType, StringComparison.OrdinalIgnoreCase)
        )
        && (!media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
