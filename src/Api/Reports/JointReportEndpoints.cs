using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Brands;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

/// <summary>Reports over several brands; who does not see all of them does not see the report.</summary>
public static class JointReportEndpoints
{
    private const int MostBrands = 50;

    public static void MapJointReports(this RouteGroupBuilder v1)
    {
        var reports = v1.MapGroup("/reports").WithTags("Reports");
        reports
            .MapPost("", MakeAsync)
            .WithName("makeJointReport")
            .WithSummary("Makes one report over several brands and keeps it for good.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces<JointReportView>(StatusCodes.Status201Created)
            .WithExamples(ReportExamples.JointInput, ReportExamples.Joint);
        reports
            .MapGet("", ListAsync)
            .WithName("listJointReports")
            .WithSummary("Reports over brands that this key may all see, the latest first.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(new { data = new[] { ReportExamples.Joint }, next_cursor = (string?)null });
        reports
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getJointReport")
            .WithSummary("One report over several brands.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<JointReportView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(ReportExamples.Joint);
        reports
            .MapGet("/{id:guid}/content", ContentAsync)
            .WithName("getJointReportContent")
            .WithSummary("The report as PDF; its ETag is the SHA-256 of the file.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<byte[]>(StatusCodes.Status200OK, ReportEndpoints.Pdf)
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MakeAsync(
        Body<JointReportInput> body,
        Caller caller,
        IBrandReads brands,
        MakeJointReportHandler handler,
        CancellationToken ct
    )
    {
        var input = body.Value;
        var period = ReportTime.Of(input.Week, input.Month);
        if (period.IsRefused)
        {
            return period.Error.ToProblem();
        }
        var (chosen, errors) = Chosen(input.Brands, [.. (await brands.ListAsync(ct)).Where(b => caller.Sees(b.Id))]);
        if (errors.Count > 0)
        {
            return ErrorProblems.All(errors);
        }
        var made = await handler.HandleAsync(new MakeJointReport(chosen, period.Value, input.Language, caller.Name), ct);
        return made.IsRefused
            ? made.Error.ToProblem()
            : TypedResults.Created($"/v1/reports/{made.Value.Id}", JointReportView.Of(made.Value));
    }

    /// <summary>The brands named, or all that are seen; a name that is none of these is told as unknown.</summary>
    private static (IReadOnlyList<Brand> Brands, IReadOnlyList<Error> Errors) Chosen(IReadOnlyList<string>? slugs, List<Brand> seen)
    {
        if (slugs is null)
        {
            return seen.Count is 0 or > MostBrands ? ([], [ReportErrors.NameBrands(seen.Count, MostBrands)]) : (seen, []);
        }
        var unknown = slugs.Select((s, i) => (Slug: s, At: i)).Where(s => !seen.Exists(b => b.Slug == s.Slug)).ToList();
        return unknown.Count > 0
            ? ([], [.. unknown.Select(s => ApiKeyErrors.UnknownBrand(s.Slug, s.At))])
            : ([.. slugs.Distinct().Select(s => seen.Find(b => b.Slug == s)!)], []);
    }

    private static async Task<PageAnswer<JointReportView>> ListAsync(
        Paging paging,
        Caller caller,
        IJointReportReads reports,
        CancellationToken ct
    )
    {
        var among = caller.IsOwner ? null : caller.Brands?.ToList();
        var rows = await reports.ListAsync(among, paging.After<ReportCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ReportCursor(row.RequestedAt, row.Id), JointReportView.Of);
    }

    private static async Task<IResult> GetAsync(Guid id, Caller caller, IJointReportReads reports, CancellationToken ct) =>
        await FindAsync(id, caller, reports, ct) is { } report
            ? TypedResults.Ok(JointReportView.Of(report))
            : ReportErrors.NotFound(id).ToProblem();

    private static async Task<IResult> ContentAsync(Guid id, Caller caller, IJointReportReads reports, CancellationToken ct) =>
        await FindAsync(id, caller, reports, ct) is { } report && await reports.ContentAsync(id, ct) is { } content
            ? ReportEndpoints.FileOf(content, report.Sha256, $"{report.Period}-{report.Language}.pdf")
            : ReportErrors.NotFound(id).ToProblem();

    private static async Task<JointReport?> FindAsync(Guid id, Caller caller, IJointReportReads reports, CancellationToken ct) =>
        await reports.FindAsync(id, ct) is { } report && report.Brands.All(caller.Sees) ? report : null;
}
