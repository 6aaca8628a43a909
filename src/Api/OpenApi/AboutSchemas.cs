using System.Text.Json.Nodes;
using Entente.Api.Requests;
using Entente.Domain.Metrics;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>Types that write themselves: words, instants and weeks; and the limits of texts in lists.</summary>
internal static class AboutSchemas
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        Write(schema, context.JsonTypeInfo.Type);
        if (context.JsonTypeInfo.ElementType is { } element && schema.Items is null)
        {
            // A list of such types comes without its items.
            var items = new OpenApiSchema();
            Write(items, element);
            schema.Items = items;
        }
        BoundItems(schema, context);
        return Task.CompletedTask;
    }

    private static void Write(OpenApiSchema schema, Type given)
    {
        var type = Nullable.GetUnderlyingType(given) ?? given;
        var text = JsonSchemaType.String | (type == given ? 0 : JsonSchemaType.Null);
        if (type.IsEnum)
        {
            schema.Type = text;
            schema.MaxLength = 40;
            schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            schema.Extensions["x-extensible-enum"] = new JsonNodeExtension(
                new JsonArray([.. Words.Of(type).Select(w => JsonValue.Create(w))])
            );
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = text;
            schema.Format = "date-time";
            schema.MaxLength = 40;
        }
        else if (type == typeof(IsoWeek))
        {
            schema.Type = text;
            schema.Pattern = @"^\d{4}-W\d{2}$";
            schema.MaxLength = 8;
        }
    }

    private static void BoundItems(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var each = context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(EachAttribute), inherit: true).FirstOrDefault();
        if (each is EachAttribute limit && schema.Items is OpenApiSchema items)
        {
            items.MinLength = limit.MinLength;
            items.MaxLength = limit.MaxLength;
        }
    }
}
