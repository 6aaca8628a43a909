using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Infrastructure.Database;

/// <summary>How objects are kept in a column: snake_case, words for enums; what is derived is not kept.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write<TStored>(TStored value) => JsonSerializer.Serialize(value, Form);

    public static byte[] WriteBytes<TStored>(TStored value) => JsonSerializer.SerializeToUtf8Bytes(value, Form);

    public static TStored Read<TStored>(byte[] json) => JsonSerializer.Deserialize<TStored>(json, Form)!;

    public static TStored Read<TStored>(string json) => JsonSerializer.Deserialize<TStored>(json, Form)!;
}
