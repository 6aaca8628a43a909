using Entente.Domain.Brands;

namespace Entente.Application.Exports;

/// <summary>What is exported: a row a mention, a case, or an event of a case's history.</summary>
public enum ExportedFacts
{
    Mentions,
    Cases,
    Events,
}

public enum ExportFormat
{
    Json,
    Csv,
    Ndjson,
    Parquet,
}

/// <summary>
/// Which rows: posted, opened or happened from an instant to another, its end excluded; null is open. What the reader may not see is empty.
/// </summary>
public sealed record FactQuery(
    Brand Brand,
    ExportedFacts Facts,
    DateTimeOffset? From,
    DateTimeOffset? To,
    bool WithAuthors,
    bool WithPersonalData
);

/// <param name="Delimiter">Between the cells of CSV.</param>
/// <param name="ByteOrderMark">Before CSV, for French Excel.</param>
public sealed record ExportStyle(ExportFormat Format, char Delimiter = ',', bool ByteOrderMark = false);

public interface IFactExport
{
    /// <summary>Writes the rows, oldest first, as one moment's state of the database; memory holds some thousand of them at a time.</summary>
    Task WriteAsync(FactQuery query, ExportStyle style, Stream to, CancellationToken ct);
}
