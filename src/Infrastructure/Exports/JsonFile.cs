using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Application.Exports;

namespace Entente.Infrastructure.Exports;

/// <summary>An object a row: each on a line of its own, or all under <c>data</c>.</summary>
internal sealed class JsonFile : FactFile
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[] _names;
    private readonly bool _isLines;
    private readonly Stream _to;

    public JsonFile(IReadOnlyList<FactColumn> columns, ExportFormat format, Stream to)
    {
        (_to, _isLines) = (to, format == ExportFormat.Ndjson);
        var encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = encoder, SkipValidation = true });
        _names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, encoder))];
        if (!_isLines)
        {
            _json.WriteStartObject();
            _json.WriteStartArray("data");
        }
    }

    public override void BeginRow() => _json.WriteStartObject();

    public override void Nothing(int column) => _json.WriteNull(_names[column]);

    public override void Text(int column, string value) => _json.WriteString(_names[column], value);

    public override void Time(int column, DateTime value)
    {
        Span<char> written = stackalloc char[32];
        value.TryFormat(written, out var length, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        _json.WriteString(_names[column], written[..length]);
    }

    public override void Flag(int column, bool value) => _json.WriteBoolean(_names[column], value);

    public override void Count(int column, long value) => _json.WriteNumber(_names[column], value);

    public override void EndRow()
    {
        _json.WriteEndObject();
        if (_isLines)
        {
            _json.Flush();
            _json.Reset();
            _buffer.Write("\n"u8);
        }
    }

    public override async ValueTask FlushAsync(CancellationToken ct)
    {
        await _json.FlushAsync(ct);
        await _to.WriteAsync(_buffer.WrittenMemory, ct);
        _buffer.ResetWrittenCount();
    }

    public override ValueTask FinishAsync(CancellationToken ct)
    {
        if (!_isLines)
        {
            _json.WriteEndArray();
            _json.WriteEndObject();
        }
        return FlushAsync(ct);
    }

    public override ValueTask DisposeAsync() => _json.DisposeAsync();
}
