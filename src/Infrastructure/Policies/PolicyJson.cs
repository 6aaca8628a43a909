using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Policies;

namespace Entente.Infrastructure.Policies;

/// <summary>A policy's rules as its row keeps them.</summary>
internal static class PolicyJson
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(Policy policy) => JsonSerializer.Serialize(policy, SnakeCase);

    public static Policy Read(string json, int version) =>
        JsonSerializer.Deserialize<Policy>(json, SnakeCase)! with
        {
            Version = PolicyVersion.NameOf(version),
        };
}
