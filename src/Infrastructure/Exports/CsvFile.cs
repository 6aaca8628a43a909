using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Entente.Application.Exports;
using Entente.Domain.Spreadsheets;

namespace Entente.Infrastructure.Exports;

/// <summary>
/// CSV by RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula is disarmed by an apostrophe before it; our own import
/// takes it off again.
/// </summary>
internal sealed class CsvFile : FactFile
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly Stream _to;
    private readonly byte _delimiter;
    private readonly SearchValues<char> _quoted;

    public CsvFile(IReadOnlyList<FactColumn> columns, ExportStyle style, Stream to)
    {
        (_to, _delimiter) = (to, (byte)style.Delimiter);
        _quoted = SearchValues.Create(style.Delimiter, '"', '\r', '\n');
        if (style.ByteOrderMark)
        {
            _buffer.Write(Encoding.UTF8.Preamble);
        }
        for (var i = 0; i < columns.Count; i++)
        {
            Text(i, columns[i].Name);
        }
        EndRow();
    }

    public override void BeginRow() { }

    public override void Nothing(int column) => Begin(column);

    public override void Text(int column, string value)
    {
        Begin(column);
        var text = Formulas.Disarm(value);
        if (text.AsSpan().IndexOfAny(_quoted) < 0)
        {
            Encoding.UTF8.GetBytes(text, _buffer);
            return;
        }
        Byte((byte)'"');
        Encoding.UTF8.GetBytes(text.Replace("\"", "\"\"", StringComparison.Ordinal), _buffer);
        Byte((byte)'"');
    }

    public override void Time(int column, DateTime value)
    {
        Begin(column);
        var written = _buffer.GetSpan(32);
        value.TryFormat(written, out var length, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    public override void Flag(int column, bool value)
    {
        Begin(column);
        _buffer.Write(value ? "true"u8 : "false"u8);
    }

    public override void Count(int column, long value)
    {
        Begin(column);
        Utf8Formatter.TryFormat(value, _buffer.GetSpan(20), out var length);
        _buffer.Advance(length);
    }

    public override void EndRow() => _buffer.Write("\r\n"u8);

    public override async ValueTask FlushAsync(CancellationToken ct)
    {
        await _to.WriteAsync(_buffer.WrittenMemory, ct);
        _buffer.ResetWrittenCount();
    }

    public override ValueTask FinishAsync(CancellationToken ct) => FlushAsync(ct);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Begin(int column)
    {
        if (column > 0)
        {
            Byte(_delimiter);
        }
    }

    private void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }
}
