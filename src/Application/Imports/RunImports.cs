using Entente.Domain.Brands;
using Entente.Domain.Imports;

namespace Entente.Application.Imports;

/// <summary>Read what waits of a brand's imports, the oldest first.</summary>
public sealed record RunImports(Brand Brand);

/// <summary>An import that is cut off goes on after its last committed row; one that cannot be read holds up no other.</summary>
public sealed class RunImportsHandler(IImportStore imports, FileImporter importer, TimeProvider clock)
{
    public async Task HandleAsync(RunImports command, CancellationToken ct)
    {
        var brand = command.Brand;
        while (await imports.TakeNextAsync(brand.Id, clock.GetUtcNow(), ct) is { } taken)
        {
            var import = taken.Import;
            try
            {
                using var file = new MemoryStream(taken.Content, writable: false);
                var run = importer.RunAsync(new ImportFile(brand, file, import.Options, import.DryRun, import.RowsRead), ct);
                await foreach (var rows in run)
                {
                    import = import with
                    {
                        ReadBytes = rows.ReadBytes,
                        RowsRead = rows.Rows[^1].RowNumber,
                        Accepted = import.Accepted + rows.Accepted,
                        Duplicates = import.Duplicates + rows.Duplicates,
                        Rejected = import.Rejected + rows.Rejected,
                        TooOld = import.TooOld + rows.TooOld,
                    };
                    await imports.SaveProgressAsync(brand.Id, import, rows.Rows, clock.GetUtcNow(), ct);
                }
                import = import with { Status = ImportStatus.Succeeded, ReadBytes = import.TotalBytes };
            }
            catch (UnreadableFileException e)
            {
                import = import with { Status = ImportStatus.Failed, Failure = e.Error.Code };
            }
            await imports.FinishAsync(brand.Id, import, clock.GetUtcNow(), ct);
        }
    }
}
