using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Replies.Review;

namespace Entente.Infrastructure.Replies;

/// <summary>What the rules saw in a reply, as it is kept beside its text.</summary>
internal static class KeptFindings
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(ReplyFindings findings) => JsonSerializer.Serialize(findings.All, Form);

    public static ReplyFindings Read(string json) => new(JsonSerializer.Deserialize<ReplyFinding[]>(json, Form)!);
}
