using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Api.Requests;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>Parameters: those of the path with their limits, of the query as the endpoint's types say, and the headers of conditional requests.</summary>
internal static class AboutParameters
{
    public static async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var parameters = new List<IOpenApiParameter>();
        var path = context.Description.RelativePath ?? "";
        if (path.Contains("{brand}", StringComparison.Ordinal))
        {
            parameters.Add(
                OfPath(
                    "brand",
                    "The brand's slug.",
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        MinLength = 1,
                        MaxLength = 63,
                    }
                )
            );
        }
        foreach (
            var given in (operation.Parameters ?? [])
                .OfType<OpenApiParameter>()
                .Where(p => p.In == ParameterLocation.Path && p.Name != "brand")
        )
        {
            parameters.Add(
                OfPath(given.Name!, given.Description ?? $"The {given.Name} of the object.", given.Schema ?? new OpenApiSchema())
            );
        }
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        foreach (var type in MetadataOf<QueryParameters>(context).Select(q => q.Type))
        {
            parameters.AddRange(await OfQueryAsync(type, json, context, ct));
        }
        if (MetadataOf<NeedsIfMatch>(context).Any())
        {
            parameters.Add(OfHeader("If-Match", "The ETag of the version you saw; missing is 428, stale is 412.", required: true, "\"3\""));
        }
        var about = context.Description.ActionDescriptor.EndpointMetadata;
        if (path.Contains("{brand}", StringComparison.Ordinal) && IdempotencyKeys.AreHeededBy(context.Description.HttpMethod, about))
        {
            parameters.Add(
                OfHeader(
                    IdempotencyKeys.Header,
                    "Your own key of the request: sent again within 48 hours, it is answered again and done once.",
                    MetadataOf<NeedsIdempotencyKey>(context).Any(),
                    "3f0c1f7e-reply-1"
                )
            );
        }
        parameters.Add(OfHeader("X-Request-Id", "Your own id of the request; echoed.", required: false, "a1b2c3"));
        operation.Parameters = parameters;
    }

    public static IEnumerable<T> MetadataOf<T>(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<T>();

    private static OpenApiParameter OfPath(string name, string description, IOpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description = description,
            Schema = schema,
        };

    private static OpenApiParameter OfHeader(string name, string description, bool required, string example) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 64 },
            Example = JsonValue.Create(example),
        };

    private static async Task<List<OpenApiParameter>> OfQueryAsync(
        Type type,
        JsonSerializerOptions json,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: ct);
        return
        [
            .. json.GetTypeInfo(type)
                .Properties.Select(property => new OpenApiParameter
                {
                    Name = property.Name,
                    In = ParameterLocation.Query,
                    Description = DescriptionOf(property.AttributeProvider),
                    Schema = Given(schema.Properties![property.Name]),
                    // Lists are written with commas.
                    Explode = false,
                    Style = ParameterStyle.Form,
                }),
        ];
    }

    // A parameter is there or it is not: nobody writes null in a query.
    private static IOpenApiSchema Given(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema own)
        {
            own.Type &= ~JsonSchemaType.Null;
        }
        return schema;
    }

    private static string? DescriptionOf(System.Reflection.ICustomAttributeProvider? member) =>
        member?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true).Cast<DescriptionAttribute>().FirstOrDefault()?.Description;
}
