using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Entente.Application.Imports;
using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Entente.Domain.Outcomes;
using Entente.Domain.Spreadsheets;

namespace Entente.Infrastructure.Imports;

/// <summary>Reads CSV and JSON Lines. A broken row is told by its number; the rows around it are read all the same.</summary>
internal sealed class FileReader : IImportReader
{
    private const int LongestRecord = 1024 * 1024;

    public IAsyncEnumerable<ImportRow> ReadAsync(Stream file, ImportOptions options, Brand brand, CancellationToken ct)
    {
        var zone = options.TimeZone is { } named ? TimeZoneInfo.FindSystemTimeZoneById(named) : brand.Zone;
        var reading = new RowReading(options, zone);
        return options.Format == ImportFormat.Csv ? CsvAsync(file, options, reading, ct) : LinesAsync(file, options, reading, ct);
    }

    private static async IAsyncEnumerable<ImportRow> CsvAsync(
        Stream file,
        ImportOptions options,
        RowReading reading,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        // A quote that is never closed swallows what follows it: such a row is told, others with odd quotes are read as they stand.
        var unclosed = false;
        using var csv = Open(file, options, record => unclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote);
        var columns = Columns(csv, options);
        var number = 0;
        while (true)
        {
            number++;
            ImportRow? row;
            try
            {
                if (!await csv.ReadAsync(ct))
                {
                    yield break;
                }
                row = reading.Read(
                    number,
                    field => columns.TryGetValue(field, out var at) && at < csv.FieldCount ? Formulas.Restore(csv.GetString(at)) : null,
                    csv.ByteOffset
                );
            }
            catch (CsvFormatException)
            {
                row = new ImportRow(number, null, null, [ImportErrors.MalformedRow], csv.ByteOffset);
            }
            yield return unclosed ? new ImportRow(number, null, null, [ImportErrors.MalformedRow], csv.ByteOffset) : row;
            unclosed = false;
        }
    }

    private static CsvReader Open(Stream file, ImportOptions options, Action<CsvMalformedRecord> onMalformed)
    {
        var reader = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                Separator = options.Delimiter,
                Encoding = options.Encoding is { } name ? ImportRules.EncodingOf(name) : null,
                MaxRecordSize = LongestRecord,
                OnMalformedRecord = onMalformed,
                IncludeValuesInExceptions = false,
            },
            leaveOpen: true
        );
        try
        {
            reader.ReadHeader();
        }
        catch (CsvFormatException e)
        {
            reader.Dispose();
            throw new UnreadableFileException(ImportErrors.NotATable(e.Message));
        }
        return reader;
    }

    private static Dictionary<ImportField, int> Columns(CsvReader csv, ImportOptions options)
    {
        var headers = csv.Headers.ToArray();
        var columns = Enum.GetValues<ImportField>()
            .Select(field => (Field: field, At: UsualHeaders.ColumnOf(field, options, headers)))
            .Where(c => c.At is not null)
            .ToDictionary(c => c.Field, c => c.At!.Value);
        var missing = options
            .Columns.Where(c => c.Value.Length > 0)
            .Select(c => c.Key)
            .Concat([ImportField.ExternalId, ImportField.PostedAt])
            .Concat(options.Network is null ? [ImportField.Network] : [])
            .Distinct()
            .Where(f => !columns.ContainsKey(f))
            .Select(Domain.Vocabulary.Word)
            .ToList();
        return missing.Count == 0 ? columns : throw new UnreadableFileException(ImportErrors.MissingColumns(missing, headers));
    }

    private static async IAsyncEnumerable<ImportRow> LinesAsync(
        Stream file,
        ImportOptions options,
        RowReading reading,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var encoding = options.Encoding is { } name ? ImportRules.EncodingOf(name)! : new UTF8Encoding(false, throwOnInvalidBytes: false);
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var number = 0;
        while (await text.ReadLineAsync(ct) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Line(++number, line, options, reading, file.CanSeek ? file.Position : 0);
            }
        }
    }

    private static ImportRow Line(int number, string line, ImportOptions options, RowReading reading, long readBytes)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? reading.Read(number, field => Member(document.RootElement, field, options), readBytes)
                : Broken();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Broken();
        }

        ImportRow Broken() => new(number, null, null, [ImportErrors.MalformedRow], readBytes);
    }

    private static string? Member(JsonElement row, ImportField field, ImportOptions options) =>
        Paths(field, options).Select(path => At(row, path)).FirstOrDefault(text => text is not null);

    private static IEnumerable<string> Paths(ImportField field, ImportOptions options) =>
        options.Columns.TryGetValue(field, out var named)
            ? [named]
            : field switch
            {
                ImportField.AuthorExternalId => ["author.external_id", "author_external_id", "author.id"],
                ImportField.AuthorHandle => ["author.handle", "author_handle", "author.username"],
                ImportField.AuthorDisplayName => ["author.display_name", "author_display_name", "author.name"],
                _ => [Domain.Vocabulary.Word(field)],
            };

    private static string? At(JsonElement element, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }
        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };
    }
}
