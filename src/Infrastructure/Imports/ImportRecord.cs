using Entente.Domain;
using Entente.Domain.Imports;

namespace Entente.Infrastructure.Imports;

/// <summary>An import as its row holds it, without the file.</summary>
internal sealed record ImportRecord(
    Guid Id,
    int Version,
    string FileName,
    string Options,
    bool DryRun,
    string Status,
    string RequestedBy,
    DateTime RequestedAt,
    DateTime? FinishedAt,
    long TotalBytes,
    long ReadBytes,
    int RowsRead,
    int Accepted,
    int Duplicates,
    int Rejected,
    int TooOld,
    string? Failure
)
{
    public const string Columns =
        "id, version, file_name, options::text, dry_run, status, requested_by, requested_at, finished_at, total_bytes, read_bytes, "
        + "rows_read, accepted, duplicates, rejected, too_old, failure";

    public Import ToImport() =>
        new(
            Id,
            Version,
            FileName,
            ImportOptionsJson.Read(Options),
            DryRun,
            Vocabulary.Parse<ImportStatus>(Status),
            RequestedBy,
            RequestedAt,
            FinishedAt,
            TotalBytes,
            ReadBytes,
            RowsRead,
            Accepted,
            Duplicates,
            Rejected,
            TooOld,
            Failure
        );
}
