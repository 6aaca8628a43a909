using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Entente.Api.Problems;
using Entente.Domain.Metrics;

namespace Entente.Api.Requests;

/// <summary>A single JSON value against a single type.</summary>
internal static class JsonLeaf
{
    public static Fault? FaultOf(JsonElement value, JsonTypeInfo shape, string pointer)
    {
        if (value.ValueKind == JsonValueKind.String && shape.Type == typeof(string))
        {
            return null;
        }
        try
        {
            value.Deserialize(shape);
            return null;
        }
        catch (JsonException)
        {
            var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
            return type.IsEnum && value.ValueKind == JsonValueKind.String
                    ? Fault.At(pointer, ProblemCodes.UnknownValue, ("allowed", Words.Of(type)))
                : type == typeof(IsoWeek) && value.ValueKind == JsonValueKind.String ? Fault.At(pointer, ProblemCodes.NotAWeek)
                : WrongType(pointer, type);
        }
    }

    public static Fault WrongType(string pointer, Type type) => Fault.At(pointer, ProblemCodes.WrongType, ("expected", NameOf(type)));

    private static string NameOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) || type.IsEnum => "string",
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => "integer",
            _ when type == typeof(double) || type == typeof(decimal) || type == typeof(float) => "number",
            _ when type == typeof(Guid) => "uuid",
            _ when type == typeof(DateTimeOffset) => "date-time",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(IsoWeek) => "iso-week (2026-W07)",
            _ when typeof(IEnumerable).IsAssignableFrom(type) => "array",
            _ => "object",
        };
    }
}
