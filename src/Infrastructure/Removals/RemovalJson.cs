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

    public static string Write<TWritten>(TWritten value) => JsonSerializer.Serialize(value, Form);

    public static TWritten Read<TWritten>(string json) => JsonSerializer.Deserialize<TWritten>(json, Form)!;
}
