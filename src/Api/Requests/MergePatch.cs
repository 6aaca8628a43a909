using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Requests;

public static class MergePatch
{
    public const string MediaType = "application/merge-patch+json";
}

/// <summary>
/// A merge patch (RFC 7396) over the writable part of an object: <c>patch.Over(current)</c> gives the object with the patch applied,
/// under the same rules as when it was created.
/// </summary>
public sealed record MergePatch<T>(JsonBody Body, HttpContext Context) : IRefusable, IEndpointParameterMetadataProvider
{
    public Problem? Refusal => Body.Refusal;

    public static async ValueTask<MergePatch<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var body = await JsonBodies.ReadAsync(context);
        if (body.Refusal is null && RequestText.Faults(body.Root, "", body.Marked).ToList() is { Count: > 0 } faults)
        {
            body = body with { Refusal = ErrorProblems.ValidationProblem(faults) };
        }
        else if (body.Refusal is null && body.Root.ValueKind != JsonValueKind.Object)
        {
            body = body with { Refusal = ErrorProblems.ValidationProblem([JsonLeaf.WrongType("", typeof(object))]) };
        }
        return new MergePatch<T>(body, context);
    }

    public (T? Value, Problem? Refusal) Over(T current)
    {
        var options = JsonBodies.OptionsOf(Context);
        var merged = Merge(JsonSerializer.SerializeToNode(current, options), JsonNode.Parse(Body.Root.GetRawText()));
        return JsonBodies.Judge<T>(Context, JsonSerializer.SerializeToElement(merged, options), marked: false);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new RequestBody(typeof(T), [MergePatch.MediaType, "application/json"]));

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }
        var result = target as JsonObject ?? [];
        foreach (var (name, value) in changes)
        {
            // A member that is required or never null keeps the null, so that the shape walk names it.
            result[name] = value is null ? null : Merge(result[name]?.DeepClone(), value);
        }
        return result;
    }
}
