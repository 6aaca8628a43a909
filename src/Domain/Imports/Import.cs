using Entente.Domain.Outcomes;

namespace Entente.Domain.Imports;

public enum ImportFormat
{
    Csv,
    Jsonl,
}

public enum ImportStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>What a column of a file can be read as.</summary>
public enum ImportField
{
    Network,
    ExternalId,
    ParentExternalId,
    Url,
    Text,
    Language,
    PostedAt,
    EditedAt,
    DeletedAt,
    AuthorExternalId,
    AuthorHandle,
    AuthorDisplayName,
    ChannelExternalId,
}

/// <summary>
/// How a file is to be read. <see cref="Columns"/> names the file's column for a field; fields left out are found by the usual headers, one
/// with an empty name is not read.
/// <see cref="Encoding"/> null honours a byte order mark, else UTF-8; <see cref="Delimiter"/> null is detected;
/// <see cref="Network"/> and <see cref="ChannelExternalId"/> hold where no column says it; times without offset are read in
/// <see cref="TimeZone"/>, null the brand's.
/// </summary>
public sealed record ImportOptions(
    ImportFormat Format,
    string? Encoding,
    char? Delimiter,
    string? Network,
    string? TimeZone,
    IReadOnlyDictionary<ImportField, string> Columns,
    string? ChannelExternalId = null
);

/// <summary>A file of posts on its way in. Rows count from 1 without the header; <see cref="TooOld"/> are those that opened no case for their age.</summary>
public sealed record Import(
    Guid Id,
    int Version,
    string FileName,
    ImportOptions Options,
    bool DryRun,
    ImportStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    long TotalBytes,
    long ReadBytes,
    int RowsRead,
    int Accepted,
    int Duplicates,
    int Rejected,
    int TooOld,
    string? Failure
);

public static class ImportErrors
{
    public static Error NotFound(Guid id) => new(ErrorKind.NotFound, "import_not_found", ("import_id", id));

    public static Error UnknownEncoding(string encoding) =>
        new(ErrorKind.Invalid, "unknown_encoding", ("encoding", encoding)) { Pointer = "/encoding" };

    public static Error UnknownDelimiter { get; } = new(ErrorKind.Invalid, "unknown_delimiter") { Pointer = "/delimiter" };

    public static Error UnknownTimeZone(string zone) =>
        new(ErrorKind.Invalid, "unknown_time_zone", ("time_zone", zone)) { Pointer = "/time_zone" };

    public static Error MissingColumns(IReadOnlyList<string> fields, IReadOnlyList<string> headers) =>
        new(ErrorKind.Invalid, "missing_columns", ("fields", fields), ("headers", headers)) { Pointer = "/columns" };

    public static Error NotATable(string why) => new(ErrorKind.Invalid, "malformed_file", ("why", why));

    public static Error MalformedRow { get; } = new(ErrorKind.Invalid, "malformed_row");

    public static Error ScientificId(string pointer) => new(ErrorKind.Invalid, "id_in_scientific_notation") { Pointer = pointer };

    public static Error NotATime(string pointer) => new(ErrorKind.Invalid, "not_a_time") { Pointer = pointer };

    /// <summary>A clock that is put forward skips times: nobody wrote at 02:30 that night.</summary>
    public static Error TimeDoesNotExist(string pointer, string zone) =>
        new(ErrorKind.Invalid, "time_does_not_exist", ("time_zone", zone)) { Pointer = pointer };

    public static Error UnknownNetwork(IReadOnlyList<string> allowed) =>
        new(ErrorKind.Invalid, "unknown_network", ("allowed", allowed)) { Pointer = "/network" };
}
