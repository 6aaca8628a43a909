using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Entente.Api.Answers;

/// <summary>RFC 3339 instants: any offset is read, UTC with microseconds (what PostgreSQL keeps) is held and written.</summary>
public sealed partial class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString()!, out var instant)
            ? instant
            : throw new JsonException("Not an RFC 3339 instant with an offset.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Written(value));

    public static string Written(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateTimeOffset instant)
    {
        instant = default;
        // Years outside these would become infinities in the database; no network is that old.
        if (
            !Form().IsMatch(text)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var parsed)
            || parsed.Year is < 1900 or > 2200
        )
        {
            return false;
        }
        instant = new DateTimeOffset(parsed.Ticks - (parsed.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    /// <summary>One way to read it from one start: nothing to go back to, and the limit of time is never met.</summary>
    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Form();
}
