using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Entente.Api.Reports;

public static class ReportEndpoints
{
    public const string Pdf = "application/pdf";

    public static void MapReports(this RouteGroupBuilder brand)
    {
        var reports = brand.MapGroup("/reports").WithTags("Reports");
        reports
            .MapPost("", RequestAsync)
            .WithName("requestReport")
            .WithSummary("Asks for the management report of a week or a month; it is rendered in the background.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces<ReportView>(StatusCodes.Status202Accepted)
            .WithExamples(new { week = "2026-W07", language = "fr" }, ReportExamples.Queued);
        reports
            .MapGet("", ListAsync)
            .WithName("listReports")
            .WithSummary("Reports, the latest asked for first.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(new { data = new[] { ReportExamples.Succeeded }, next_cursor = (string?)null });
        reports
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getReport")
            .WithSummary("How far a report is, and where its PDF is once it is ready.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(ReportExamples.Succeeded);
        reports
            .MapGet("/{id:guid}/content", ContentAsync)
            .WithName("getReportContent")
            .WithSummary("The report as PDF; its ETag is the SHA-256 of the file.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<byte[]>(StatusCodes.Status200OK, Pdf)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RequestAsync(
        Body<ReportInput> body,
        Brand brand,
        Caller caller,
        RequestReportHandler handler,
        CancellationToken ct
    )
    {
        var period = body.Value.Period();
        if (period.IsRefused)
        {
            return period.Error.ToProblem();
        }
        var asked = await handler.HandleAsync(new RequestReport(brand, period.Value, body.Value.Language, caller.Name), ct);
        return asked.IsRefused
            ? asked.Error.ToProblem()
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/reports/{asked.Value.Id}", ReportView.Of(asked.Value, brand));
    }

    private static async Task<PageAnswer<ReportView>> ListAsync(Paging paging, Brand brand, IReportReads reports, CancellationToken ct)
    {
        var rows = await reports.ListAsync(brand.Id, paging.After<ReportCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ReportCursor(row.RequestedAt, row.Id), row => ReportView.Of(row, brand));
    }

    private static async Task<Answer<ReportView>> GetAsync(Guid id, Brand brand, IReportReads reports, CancellationToken ct) =>
        await reports.FindAsync(brand.Id, id, ct) is { } report
            ? new Versioned<ReportView>(ReportView.Of(report, brand), report.Version)
            : ReportErrors.NotFound(id).ToProblem();

    private static async Task<IResult> ContentAsync(Guid id, Brand brand, IReportReads reports, CancellationToken ct)
    {
        if (await reports.FindAsync(brand.Id, id, ct) is not { } report)
        {
            return ReportErrors.NotFound(id).ToProblem();
        }
        return await reports.FileAsync(brand.Id, id, ct) is { } file
            ? FileOf(file.Content, file.Sha256, ReportLetter.FileNameOf(report, brand))
            : ReportErrors.NotReady(report.Status).ToProblem();
    }

    public static FileContentHttpResult FileOf(byte[] content, string sha256, string name) =>
        TypedResults.File(content, Pdf, name, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
}
