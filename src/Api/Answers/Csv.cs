using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Entente.Domain.Spreadsheets;

namespace Entente.Api.Answers;

/// <summary>Cells of RFC 4180 that no spreadsheet takes for a formula.</summary>
internal static class Csv
{
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    public static string Cell(string text, char separator)
    {
        var cell = Formulas.Disarm(text);
        return cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>The columns of a view: its members as JSON names them, those of an object behind its own name; lists are left out.</summary>
internal sealed class CsvColumns
{
    private readonly List<(string Name, Func<object?, object?> Get, JsonTypeInfo Shape)> _columns = [];

    public CsvColumns(Type view, JsonSerializerOptions json) => Add(json.GetTypeInfo(view), "", row => row, json);

    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>Numbers with the decimal mark asked for, texts as they are, nothing for null.</summary>
    public IEnumerable<string> Cells(object row, char separator, DecimalMark mark) =>
        _columns.Select(c =>
            c.Get(row) is { } value ? Csv.Cell(Written(JsonSerializer.SerializeToElement(value, c.Shape), mark), separator) : ""
        );

    private void Add(JsonTypeInfo shape, string before, Func<object?, object?> get, JsonSerializerOptions json)
    {
        foreach (var member in shape.Properties.Where(p => p.Get is not null))
        {
            var of = json.GetTypeInfo(member.PropertyType);
            object? Value(object? row) => get(row) is { } holder ? member.Get!(holder) : null;
            if (of.Kind == JsonTypeInfoKind.Object)
            {
                Add(of, $"{before}{member.Name}_", Value, json);
            }
            else if (of.Kind == JsonTypeInfoKind.None)
            {
                _columns.Add((before + member.Name, Value, of));
            }
        }
    }

    private static string Written(JsonElement value, DecimalMark mark) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when mark == DecimalMark.Comma => value.GetRawText().Replace('.', ','),
            _ => value.GetRawText(),
        };
}
