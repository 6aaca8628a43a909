using Entente.Domain.Imports;
using Entente.Domain.Outcomes;
using Entente.Infrastructure.Database;

namespace Entente.Infrastructure.Imports;

/// <summary>Options and errors as the import's rows keep them.</summary>
internal static class ImportOptionsJson
{
    private sealed record StoredError(string Code, string? Pointer, Dictionary<string, object?> Facts);

    public static string Write(ImportOptions options) => StoredJson.Write(options);

    public static ImportOptions Read(string json) => StoredJson.Read<ImportOptions>(json);

    public static string Write(IReadOnlyList<Error> errors) =>
        StoredJson.Write(errors.Select(e => new StoredError(e.Code, e.Pointer, e.Facts.ToDictionary())));

    public static IReadOnlyList<Error> ReadErrors(string? json) =>
        json is null
            ? []
            : [.. StoredJson.Read<StoredError[]>(json).Select(e => new Error(ErrorKind.Invalid, e.Code, e.Facts) { Pointer = e.Pointer })];
}
