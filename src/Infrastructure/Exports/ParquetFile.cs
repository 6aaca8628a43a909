using Parquet;
using Parquet.Schema;

namespace Entente.Infrastructure.Exports;

/// <summary>Parquet, a row group every some thousand rows.</summary>
internal sealed class ParquetFile : FactFile
{
    private readonly Column[] _columns;
    private readonly Outbox _to;
    private ParquetWriter? _writer;
    private int _rows;

    public ParquetFile(IReadOnlyList<FactColumn> columns, Stream to)
    {
        _to = new Outbox(to);
        _columns = [.. columns.Select(c => new Column(c))];
    }

    public override void BeginRow() { }

    public override void Nothing(int column) => _columns[column].AddNothing();

    public override void Text(int column, string value) => _columns[column].Texts.Add(value);

    public override void Time(int column, DateTime value) => _columns[column].Times.Add(value);

    public override void Flag(int column, bool value) => _columns[column].Flags.Add(value);

    public override void Count(int column, long value) => _columns[column].Counts.Add(value);

    public override void EndRow() => _rows++;

    public override async ValueTask FlushAsync(CancellationToken ct)
    {
        _writer ??= await ParquetWriter.CreateAsync(new ParquetSchema(_columns.Select(c => c.Field)), _to, cancellationToken: ct);
        using var group = _writer.CreateRowGroup();
        foreach (var column in _columns)
        {
            await column.WriteAsync(group);
        }
        group.CompleteValidate();
        _rows = 0;
        await _to.SendAsync(ct);
    }

    public override async ValueTask FinishAsync(CancellationToken ct)
    {
        if (_rows > 0)
        {
            await FlushAsync(ct);
        }
        // A table without rows is one all the same: its columns are told.
        _writer ??= await ParquetWriter.CreateAsync(new ParquetSchema(_columns.Select(c => c.Field)), _to, cancellationToken: ct);
        await _writer.DisposeAsync();
        _writer = null;
        await _to.SendAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }
        await _to.DisposeAsync();
    }

    private sealed class Column(FactColumn column)
    {
        public DataField Field { get; } =
            column.Kind switch
            {
                FactKind.Text => new DataField<string>(column.Name),
                FactKind.Time => new DateTimeDataField(
                    column.Name,
                    DateTimeFormat.Timestamp,
                    isAdjustedToUTC: true,
                    unit: DateTimeTimeUnit.Micros,
                    isNullable: true
                ),
                FactKind.Flag => new DataField<bool?>(column.Name),
                _ => new DataField<long?>(column.Name),
            };

        public List<string?> Texts { get; } = [];

        public List<DateTime?> Times { get; } = [];

        public List<bool?> Flags { get; } = [];

        public List<long?> Counts { get; } = [];

        public void AddNothing()
        {
            switch (column.Kind)
            {
                case FactKind.Text:
                    Texts.Add(null);
                    break;
                case FactKind.Time:
                    Times.Add(null);
                    break;
                case FactKind.Flag:
                    Flags.Add(null);
                    break;
                default:
                    Counts.Add(null);
                    break;
            }
        }

        public async Task WriteAsync(ParquetRowGroupWriter group)
        {
            switch (column.Kind)
            {
                case FactKind.Text:
                    await group.WriteAsync(Field, Texts);
                    Texts.Clear();
                    break;
                case FactKind.Time:
                    await group.WriteAsync<DateTime>(Field, Times.ToArray());
                    Times.Clear();
                    break;
                case FactKind.Flag:
                    await group.WriteAsync<bool>(Field, Flags.ToArray());
                    Flags.Clear();
                    break;
                default:
                    await group.WriteAsync<long>(Field, Counts.ToArray());
                    Counts.Clear();
                    break;
            }
        }
    }

    /// <summary>
    /// A row group at a time on its way: the library writes some of it synchronously, which a server's answer does not allow, and asks how far
    /// the file is.
    /// </summary>
    private sealed class Outbox(Stream to) : Stream
    {
        private readonly MemoryStream _pending = new();
        private long _sent;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _sent + _pending.Length;

        public override long Position
        {
            get => Length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => _pending.Write(buffer, offset, count);

        public override void Flush() { }

        public async ValueTask SendAsync(CancellationToken ct)
        {
            await to.WriteAsync(_pending.GetBuffer().AsMemory(0, (int)_pending.Length), ct);
            _sent += _pending.Length;
            _pending.SetLength(0);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _pending.Dispose();
            base.Dispose(disposing);
        }
    }
}
