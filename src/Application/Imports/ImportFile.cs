using Entente.Application.Mentions;
using Entente.Domain;
using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;

namespace Entente.Application.Imports;

/// <summary>Take a file of posts in, or only say what would become of it.</summary>
public sealed record ImportFile(Brand Brand, Stream File, ImportOptions Options, bool DryRun, int SkipRows = 0);

/// <summary>Some rows and how far into the file they reach.</summary>
public sealed record ImportedRows(IReadOnlyList<ImportRowResult> Rows, long ReadBytes)
{
    /// <summary>New posts that were too old to open a case.</summary>
    public int TooOld { get; init; }

    public int Accepted => Rows.Count(r => r.Result is not ("refused" or "duplicate"));

    public int Duplicates => Rows.Count(r => r.Result == "duplicate");

    public int Rejected => Rows.Count(r => r.Result == "refused");
}

/// <summary>Reads a file and records its posts in batches, whether it came by HTTP or from the console; each batch is committed when told.</summary>
public sealed class FileImporter(IImportReader reader, PostChecks checks, RecordMentionsHandler mentions)
{
    private const int BatchSize = 500;

    /// <exception cref="UnreadableFileException">The file as a whole cannot be read so.</exception>
    public async IAsyncEnumerable<ImportedRows> RunAsync(
        ImportFile command,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var batch = new List<ImportRow>(BatchSize);
        await foreach (var row in reader.ReadAsync(command.File, command.Options, command.Brand, ct))
        {
            if (row.Number <= command.SkipRows)
            {
                continue;
            }
            batch.Add(row);
            if (batch.Count == BatchSize)
            {
                yield return await TakeAsync(command, batch, ct);
                batch.Clear();
            }
        }
        if (batch.Count > 0)
        {
            yield return await TakeAsync(command, batch, ct);
        }
    }

    private async Task<ImportedRows> TakeAsync(ImportFile command, List<ImportRow> batch, CancellationToken ct)
    {
        var sound = batch.Where(r => r.Mention is not null).ToList();
        var recorded = command.DryRun
            ? await TryAsync(command.Brand, sound, ct)
            : await mentions.HandleAsync(new RecordMentions(command.Brand, [.. sound.Select(r => r.Mention!)]), ct);
        var byRow = sound.Zip(recorded).ToDictionary(p => p.First.Number, p => p.Second);
        return new ImportedRows(
            [.. batch.Select(row => ResultOf(row, byRow.GetValueOrDefault(row.Number), command.DryRun))],
            batch[^1].ReadBytes
        )
        {
            TooOld = recorded.Count(r => r.TooOldForCase),
        };
    }

    private async Task<IReadOnlyList<RecordedMention>> TryAsync(Brand brand, List<ImportRow> sound, CancellationToken ct)
    {
        var (errors, _) = await checks.CheckAsync(brand.Id, sound.ConvertAll(row => row.Mention!), ct);
        return
        [
            .. errors.Select(broken =>
                broken.Count > 0 ? RecordedMention.Refuse(broken) : new RecordedMention(RecordingResult.Created, null, null, [])
            ),
        ];
    }

    private static ImportRowResult ResultOf(ImportRow row, RecordedMention? recorded, bool dryRun)
    {
        if (recorded is null)
        {
            return new ImportRowResult(row.Number, "refused", null, row.ExternalId, row.Errors);
        }
        var result = dryRun && recorded.Result == RecordingResult.Created ? "would_be_accepted" : Vocabulary.Word(recorded.Result);
        return new ImportRowResult(row.Number, result, recorded.Id, row.ExternalId, recorded.Errors);
    }
}
