using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Infrastructure.Removals;

/// <summary>How the written parts of a request are kept: snake_case, words for enums, as everywhere else.</summary>
internal static class RemovalJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Form)!;
}
