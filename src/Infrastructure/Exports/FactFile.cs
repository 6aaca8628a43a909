using Entente.Application.Exports;

namespace Entente.Infrastructure.Exports;

/// <summary>Rows written in one format; columns are named by their place. Nothing reaches the stream before <see cref="FlushAsync"/>.</summary>
internal abstract class FactFile : IAsyncDisposable
{
    public static FactFile Of(ExportStyle style, IReadOnlyList<FactColumn> columns, Stream to) =>
        style.Format switch
        {
            ExportFormat.Csv => new CsvFile(columns, style, to),
            ExportFormat.Parquet => new ParquetFile(columns, to),
            _ => new JsonFile(columns, style.Format, to),
        };

    public abstract void BeginRow();

    public abstract void Nothing(int column);

    public abstract void Text(int column, string value);

    public abstract void Time(int column, DateTime value);

    public abstract void Flag(int column, bool value);

    public abstract void Count(int column, long value);

    public abstract void EndRow();

    public abstract ValueTask FlushAsync(CancellationToken ct);

    /// <summary>The rows that are left, and what comes after them.</summary>
    public abstract ValueTask FinishAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
