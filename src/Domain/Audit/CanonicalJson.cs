using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Entente.Domain.Audit;

/// <summary>
/// One spelling for one value, so that equal content has equal hashes: RFC 8785 for objects, arrays, strings, booleans, null and whole
/// numbers. A fraction is refused: its spelling is not the same everywhere.
/// </summary>
public static class CanonicalJson
{
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public static string Of(IReadOnlyDictionary<string, object?> value) => Of(JsonSerializer.SerializeToElement(value));

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal), WriteMember, text);
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', value.EnumerateArray(), Write, text);
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(
                    value.TryGetInt64(out var whole)
                        ? whole.ToString(CultureInfo.InvariantCulture)
                        : throw new NotSupportedException("Only whole numbers have one spelling everywhere.")
                );
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(char open, char close, IEnumerable<T> items, Action<T, StringBuilder> write, StringBuilder text)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }
            first = false;
            write(item, text);
        }
        text.Append(close);
    }

    private static void WriteMember(JsonProperty member, StringBuilder text)
    {
        WriteString(member.Name, text);
        text.Append(':');
        Write(member.Value, text);
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
