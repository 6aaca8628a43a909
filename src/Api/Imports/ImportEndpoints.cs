using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Api.Serving;
using Entente.Application.Imports;
using Entente.Domain;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Domain.Outcomes;

namespace Entente.Api.Imports;

/// <summary>
/// The form of an upload, for the document: <c>columns</c> is a JSON object from field to the file's column, "" for a field not to be read.
/// </summary>
public sealed record ImportForm(
    IFormFile File,
    ImportFormat? Format = null,
    [property: MaxLength(40)] string? Encoding = null,
    [property: MaxLength(9)] string? Delimiter = null,
    [property: MaxLength(40)] string? Network = null,
    [property: MaxLength(64)] string? TimeZone = null,
    [property: MaxLength(10_000)] string? Columns = null,
    bool DryRun = false,
    [property:
        MaxLength(MentionRules.LongestId),
        Description("The brand's account or page that all posts came to, for files that do not say it: external_id of one of its channels.")
    ]
        string? ChannelExternalId = null
);

/// <summary>How far an import is. Rows count from 1 without the header.</summary>
public sealed record ImportView(
    Guid Id,
    int Version,
    string FileName,
    ImportFormat Format,
    bool DryRun,
    ImportStatus Status,
    decimal Progress,
    int RowsRead,
    int Accepted,
    int Duplicates,
    int Rejected,
    [property: Description("New posts that opened no case for their age, as the policy has it.")] int TooOldForCase,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? FinishedAt,
    string RowsUrl,
    ProblemItem? Failure
)
{
    public static ImportView Of(Import import, Brand brand, HttpContext context) =>
        new(
            import.Id,
            import.Version,
            import.FileName,
            import.Options.Format,
            import.DryRun,
            import.Status,
            import.TotalBytes == 0 ? 1 : Math.Round((decimal)import.ReadBytes / import.TotalBytes, 3),
            import.RowsRead,
            import.Accepted,
            import.Duplicates,
            import.Rejected,
            import.TooOld,
            import.RequestedBy,
            import.RequestedAt,
            import.FinishedAt,
            $"/v1/brands/{brand.Slug}/imports/{import.Id}/rows",
            import.Failure is { } code ? ProblemItem.Of(new Fault(code), Languages.Of(context)) : null
        );
}

/// <summary>What became of one row; errors point to the fields of a mention.</summary>
public sealed record ImportRowView(int Row, string Result, Guid? MentionId, string? ExternalId, IReadOnlyList<ProblemItem> Errors);

/// <summary>Which rows: all, or with <c>status=error</c> the refused ones.</summary>
public sealed record ImportRowsQuery([property: Description("error: only the refused rows.")] RowStatus? Status = null);

public enum RowStatus
{
    Ok,
    Error,
}

public static class ImportEndpoints
{
    private const int LargestFile = 100 * 1024 * 1024;

    public static void MapImports(this RouteGroupBuilder brand)
    {
        var imports = brand.MapGroup("/imports").WithTags("Imports");
        imports
            .MapPost("", RequestAsync)
            .WithName("requestImport")
            .WithSummary("Takes a CSV or JSON Lines file of posts in, in the background; sending it again adds nothing.")
            .RequireScope(Scopes.ImportsWrite)
            .WithBodyLimit(LargestFile)
            .WithMetadata(new RequestBody(typeof(ImportForm), ["multipart/form-data"]))
            .Produces<ImportView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status422UnprocessableEntity)
            .WithExamples(ImportExamples.Form, ImportExamples.Queued);
        imports
            .MapGet("", ListAsync)
            .WithName("listImports")
            .WithSummary("Imports, the latest asked for first.")
            .RequireScope(Scopes.ImportsWrite)
            .WithAnswerExample(new { data = new[] { ImportExamples.Done }, next_cursor = (string?)null });
        imports
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getImport")
            .WithSummary("How far an import is.")
            .RequireScope(Scopes.ImportsWrite)
            .WithAnswerExample(ImportExamples.Done);
        imports
            .MapGet("/{id:guid}/rows", RowsAsync)
            .WithName("listImportRows")
            .WithSummary("What became of each row, in the file's order.")
            .RequireScope(Scopes.ImportsWrite)
            .WithAnswerExample(new { data = new[] { ImportExamples.Row }, next_cursor = (string?)null });
    }

    private static async Task<IResult> RequestAsync(
        HttpContext context,
        Brand brand,
        Caller caller,
        RequestImportHandler handler,
        CancellationToken ct
    )
    {
        if (!context.Request.HasFormContentType)
        {
            return new Problem(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType);
        }
        var form = await context.Request.ReadFormAsync(ct);
        if (form.Files.GetFile("file") is not { } file)
        {
            return ErrorProblems.ValidationProblem([Fault.At("/file", ProblemCodes.Required)]);
        }
        var (options, faults) = ImportOptionsForm.Read(form, file.FileName);
        if (options is null)
        {
            return ErrorProblems.ValidationProblem(faults);
        }
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        var dryRun = string.Equals(form["dry_run"], "true", StringComparison.OrdinalIgnoreCase);
        var name = Path.GetFileName(file.FileName);
        var (import, errors) = await handler.HandleAsync(
            new RequestImport(brand, name[..Math.Min(name.Length, 200)], content.ToArray(), options, dryRun, caller.Name),
            ct
        );
        return import is null
            ? ErrorProblems.All(errors)
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/imports/{import.Id}", ImportView.Of(import, brand, context));
    }

    private static async Task<PageAnswer<ImportView>> ListAsync(
        Paging paging,
        HttpContext context,
        Brand brand,
        IImportReads imports,
        CancellationToken ct
    )
    {
        var rows = await imports.ListAsync(brand.Id, paging.After<ImportCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ImportCursor(row.RequestedAt, row.Id), row => ImportView.Of(row, brand, context));
    }

    private static async Task<Answer<ImportView>> GetAsync(
        Guid id,
        HttpContext context,
        Brand brand,
        IImportReads imports,
        CancellationToken ct
    ) =>
        await imports.FindAsync(brand.Id, id, ct) is { } import
            ? new Versioned<ImportView>(ImportView.Of(import, brand, context), import.Version)
            : ImportErrors.NotFound(id).ToProblem();

    private static async Task<PageAnswer<ImportRowView>> RowsAsync(
        Guid id,
        Query<ImportRowsQuery> query,
        Paging paging,
        HttpContext context,
        Brand brand,
        IImportReads imports,
        CancellationToken ct
    )
    {
        var language = Languages.Of(context);
        var refusedOnly = query.Value.Status == RowStatus.Error;
        var rows = await imports.RowsAsync(brand.Id, id, refusedOnly, paging.After<int>(), paging.Fetch, ct);
        return paging.Page(rows, row => row.RowNumber, row => ViewOf(row, language));
    }

    private static ImportRowView ViewOf(ImportRowResult row, System.Globalization.CultureInfo language) =>
        new(row.RowNumber, row.Result, row.MentionId, row.ExternalId, [.. row.Errors.Select(e => ItemOf(e, language))]);

    private static ProblemItem ItemOf(Error error, System.Globalization.CultureInfo language) =>
        ProblemItem.Of(new Fault(error.Code) { Pointer = error.Pointer, Facts = error.Facts }, language);
}
