using System.Text.Json;
using Entente.Api.Problems;
using Entente.Domain;
using Entente.Domain.Imports;

namespace Entente.Api.Imports;

/// <summary>Reads how a file is to be read, from an upload's form or a command's options; the file's name tells the format where nothing does.</summary>
public static class ImportOptionsForm
{
    public static (ImportOptions? Options, IReadOnlyList<Fault> Faults) Read(IFormCollection form, string fileName) =>
        Read(name => form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null, fileName);

    public static (ImportOptions? Options, IReadOnlyList<Fault> Faults) Read(Func<string, string?> given, string fileName)
    {
        var faults = new List<Fault>();
        var format = fileName.EndsWith("l", StringComparison.OrdinalIgnoreCase) ? ImportFormat.Jsonl : ImportFormat.Csv;
        if (given("format") is { } word && !Vocabulary.TryParse(word, out format))
        {
            faults.Add(Fault.At("/format", ProblemCodes.UnknownValue, ("allowed", Vocabulary.AllWords<ImportFormat>())));
        }
        var columns = Columns(given("columns"), faults);
        var delimiter = Delimiter(given("delimiter"), faults);
        return faults.Count > 0
            ? (null, faults)
            : (
                new ImportOptions(
                    format,
                    given("encoding"),
                    delimiter,
                    given("network"),
                    given("time_zone"),
                    columns,
                    given("channel_external_id")
                ),
                []
            );
    }

    private static char? Delimiter(string? given, List<Fault> faults)
    {
        switch (given)
        {
            case null or "auto":
                return null;
            case "comma":
                return ',';
            case "semicolon":
                return ';';
            case "tab" or "\\t":
                return '\t';
            case { Length: 1 }:
                return given[0];
            default:
                faults.Add(Fault.At("/delimiter", "unknown_delimiter"));
                return null;
        }
    }

    private static Dictionary<ImportField, string> Columns(string? json, List<Fault> faults)
    {
        var columns = new Dictionary<ImportField, string>();
        if (json is null)
        {
            return columns;
        }
        try
        {
            foreach (var (name, column) in JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!)
            {
                if (Vocabulary.TryParse<ImportField>(name, out var field))
                {
                    columns[field] = column ?? "";
                }
                else
                {
                    faults.Add(Fault.At($"/columns/{name}", ProblemCodes.UnknownField, ("allowed", Vocabulary.AllWords<ImportField>())));
                }
            }
        }
        catch (JsonException)
        {
            faults.Add(Fault.At("/columns", ProblemCodes.MalformedJson));
        }
        return columns;
    }
}
