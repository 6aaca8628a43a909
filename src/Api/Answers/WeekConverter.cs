using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Metrics;

namespace Entente.Api.Answers;

/// <summary>ISO weeks are written <c>2026-W07</c>.</summary>
public sealed class WeekConverter : JsonConverter<IsoWeek>
{
    public override IsoWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && IsoWeek.TryParse(reader.GetString(), out var week)
            ? week
            : throw new JsonException("Not an ISO 8601 week such as 2026-W07.");

    public override void Write(Utf8JsonWriter writer, IsoWeek value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
