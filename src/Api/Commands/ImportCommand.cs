using System.CommandLine;
using System.Text.Json;
using Entente.Api.Imports;
using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Application.Imports;
using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Spectre.Console;

namespace Entente.Api.Commands;

/// <summary><c>import FILE --brand B</c>: takes a file of posts in from the console, with its progress and every refused row.</summary>
public static class ImportCommand
{
    private const int MostRefusalsShown = 20;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV or JSON Lines file of posts." };
        file.AcceptExistingOnly();
        var brand = new Option<string>("--brand") { Description = "Slug of the brand.", Required = true };
        var options = ((string Name, string Says)[])
            [
                ("format", "csv or jsonl; told by the file's name unless given."),
                ("encoding", "Such as windows-1252; UTF-8 unless given."),
                ("delimiter", "comma, semicolon, tab or |; detected unless given."),
                ("network", "For files that do not say it."),
                ("channel-external-id", "The brand's account or page that all posts came to, for files that do not say it."),
                ("time-zone", "For times without offset; the brand's unless given."),
                ("columns", "Which column is which field, such as text=Message,posted_at=Date; found by their headers unless given."),
            ];
        var given = options.ToDictionary(o => o.Name.Replace('-', '_'), o => new Option<string?>($"--{o.Name}") { Description = o.Says });
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would become of each row." };
        var command = new Command("import", "Takes a file of posts in; sending it again adds nothing.") { file, brand, dryRun };
        foreach (var option in given.Values)
        {
            command.Options.Add(option);
        }
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetRequiredValue(brand),
                    name => given.TryGetValue(name, out var option) ? AsFormField(name, parsed.GetValue(option)) : null,
                    parsed.GetValue(dryRun),
                    ct
                )
        );
        return command;
    }

    /// <summary>Columns are told as pairs at a prompt, and as JSON in a form: quotes are a pain to type.</summary>
    private static string? AsFormField(string name, string? value) =>
        name != "columns" || value is null || value.StartsWith('{')
            ? value
            : JsonSerializer.Serialize(
                value
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => pair.Split('=', 2))
                    .DistinctBy(pair => pair[0])
                    .ToDictionary(pair => pair[0], pair => pair[^1])
            );

    private static async Task<int> RunAsync(FileInfo file, string slug, Func<string, string?> given, bool dryRun, CancellationToken ct)
    {
        var (options, faults) = ImportOptionsForm.Read(given, file.Name);
        if (options is null || ImportRules.Broken(options) is { Count: > 0 })
        {
            var broken = options is null ? [] : ImportRules.Broken(options);
            return Complain([
                .. faults.Select(f => $"{f.Pointer} {Why(f.Code, f.Facts)}"),
                .. broken.Select(e => $"{e.Pointer} {Why(e.Code, e.Facts)}"),
            ]);
        }
        await using var desk = await DeskProcess.OpenAsync(ct);
        if (await desk.Services.GetRequiredService<IBrandReads>().FindBySlugAsync(slug, ct) is not { } brand)
        {
            var unknown = BrandErrors.NotFound(slug);
            return Complain([Why(unknown.Code, unknown.Facts)]);
        }
        try
        {
            await using var stream = file.OpenRead();
            var run = new ImportFile(brand, stream, options, dryRun);
            return Report(await ReadAsync(desk.Services.GetRequiredService<FileImporter>(), run, file.Length, ct), dryRun);
        }
        catch (UnreadableFileException e)
        {
            return Complain([Why(e.Error.Code, e.Error.Facts)]);
        }
    }

    private static Task<List<ImportedRows>> ReadAsync(FileImporter importer, ImportFile file, long bytes, CancellationToken ct) =>
        AnsiConsole
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn()
            )
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(file.DryRun ? "Trying" : "Importing", maxValue: Math.Max(bytes, 1));
                var all = new List<ImportedRows>();
                await foreach (var rows in importer.RunAsync(file, ct))
                {
                    all.Add(rows);
                    task.Value = rows.ReadBytes;
                    task.Description = $"{all.Sum(r => r.Rows.Count):N0} rows";
                }
                task.Value = task.MaxValue;
                return all;
            });

    private static int Report(List<ImportedRows> all, bool dryRun)
    {
        var refused = all.SelectMany(r => r.Rows).Where(r => r.Result == "refused").ToList();
        AnsiConsole.WriteLine(
            $"{all.Sum(r => r.Accepted)} {(dryRun ? "would be accepted" : "accepted")}, {all.Sum(r => r.Duplicates)} known already, {refused.Count} refused"
                + (all.Sum(r => r.TooOld) is > 0 and var old ? $"; {old} too old to open a case" : "")
        );
        foreach (var row in refused.Take(MostRefusalsShown))
        {
            var why = row.Errors.Select(e => $"{e.Pointer} {Why(e.Code, e.Facts)}");
            AnsiConsole.WriteLine($"  row {row.RowNumber}: {string.Join("; ", why)}");
        }
        if (refused.Count > MostRefusalsShown)
        {
            AnsiConsole.WriteLine($"  and {refused.Count - MostRefusalsShown} more");
        }
        return 0;
    }

    private static string Why(string code, IReadOnlyDictionary<string, object?> facts) =>
        ProblemTexts.Detail(code, facts, Languages.English);

    private static int Complain(IEnumerable<string> what)
    {
        foreach (var line in what)
        {
            Console.Error.WriteLine(line);
        }
        return 1;
    }
}
