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
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var nullable = type != context.JsonTypeInfo.Type ? JsonSchemaType.Null : 0;
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.MaxLength = 40;
            schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            schema.Extensions["x-extensible-enum"] = new JsonNodeExtension(
                new JsonArray([.. Words.Of(type).Select(w => JsonValue.Create(w))])
            );
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.Format = "date-time";
            schema.MaxLength = 40;
        }
        else if (type == typeof(IsoWeek))
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.Pattern = @"^\d{4}-W\d{2}$";
            schema.MaxLength = 8;
        }
        BoundItems(schema, context);
        return Task.CompletedTask;
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
