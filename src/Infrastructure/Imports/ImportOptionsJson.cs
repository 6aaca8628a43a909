using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Domain.Imports;
using Entente.Domain.Outcomes;

namespace Entente.Infrastructure.Imports;

/// <summary>Options and errors as the import's rows keep them.</summary>
internal static class ImportOptionsJson
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private sealed record StoredError(string Code, string? Pointer, Dictionary<string, object?> Facts);

    public static string Write(ImportOptions options) => JsonSerializer.Serialize(options, SnakeCase);

    public static ImportOptions Read(string json) => JsonSerializer.Deserialize<ImportOptions>(json, SnakeCase)!;

    public static string Write(IReadOnlyList<Error> errors) =>
        JsonSerializer.Serialize(errors.Select(e => new StoredError(e.Code, e.Pointer, e.Facts.ToDictionary())), SnakeCase);

    public static IReadOnlyList<Error> ReadErrors(string? json) =>
        json is null
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize<StoredError[]>(json, SnakeCase)!
                    .Select(e => new Error(ErrorKind.Invalid, e.Code, e.Facts) { Pointer = e.Pointer }),
            ];
}
