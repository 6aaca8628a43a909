using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Entente.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Api.Requests;

/// <summary>
/// The query of a request as a <typeparamref name="T"/>: one parameter a property in snake_case, lists by commas, every rule as for bodies:
/// <code>async (Query&lt;MentionFilter&gt; query, Paging paging, …) => … query.Value.PostedFrom …</code>
/// </summary>
public sealed record Query<T>(T? Read, Problem? Refusal) : IRefusable, IEndpointParameterMetadataProvider
{
    public T Value =>
        Read ?? throw new InvalidOperationException("The endpoint is not under the request rules, and its query was refused.");

    public static ValueTask<Query<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (value, refusal) = QueryReading.Read<T>(context);
        return ValueTask.FromResult(new Query<T>(value, refusal));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(typeof(T)));
}

internal static class QueryReading
{
    /// <summary>Turns the parameters that the type knows into JSON and holds them against it: one set of rules for both doors.</summary>
    public static (T? Value, Problem? Refusal) Read<T>(HttpContext context)
    {
        var options = JsonBodies.OptionsOf(context);
        var given = new JsonObject();
        foreach (var property in options.GetTypeInfo(typeof(T)).Properties)
        {
            if (context.Request.Query.TryGetValue(property.Name, out var values) && values is [var text])
            {
                given[property.Name] = ToJson(text ?? "", property, options);
            }
        }
        var element = JsonSerializer.SerializeToElement(given, options);
        var faults = new JsonShape(options).Faults(element, typeof(T));
        return faults.Count > 0 ? (default, Refused(faults)) : (element.Deserialize<T>(options), null);
    }

    public static Problem Refused(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidQuery) { Faults = [.. faults.Select(AsParameter)] };

    private static Fault AsParameter(Fault fault) =>
        fault.Pointer is { } pointer ? fault with { Pointer = null, Parameter = pointer.Split('/')[1] } : fault;

    private static JsonNode ToJson(string text, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        var shape = options.GetTypeInfo(property.PropertyType);
        return shape.Kind == JsonTypeInfoKind.Enumerable
            ? new JsonArray([.. text.Split(',').Select(part => One(part, shape.ElementType!))])
            : One(text, property.PropertyType);
    }

    // Numbers and booleans are written bare in a query; whatever does not read as one stays text, and the shape walk names it.
    private static JsonNode One(string text, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var isBare = type == typeof(bool) || (type.IsPrimitive && type != typeof(char)) || type == typeof(decimal);
        if (isBare && TypeDescriptor.GetConverter(type) is { } converter && converter.IsValid(text))
        {
            return JsonNode.Parse(JsonSerializer.Serialize(converter.ConvertFromInvariantString(text), type))!;
        }
        return JsonValue.Create(text);
    }
}
