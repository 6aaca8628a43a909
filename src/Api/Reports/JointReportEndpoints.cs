using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Brands;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

/// <summary>Reports over several brands; who does not see all of them does not see the report.</summary>
public static class JointReportEndpoints
{
    public static void MapJointReports(this RouteGroupBuilder v1)
    {
        var reports = v1.MapGroup("/reports").WithTags("Reports");
        reports
            .MapPost("", RequestAsync)
            .WithName("requestJointReport")
            .WithSummary("Asks for one report over several brands; it is rendered in the background.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces<JointReportView>(StatusCodes.Status202Accepted)
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
            .WithSummary("How far a report over several brands is, and where its PDF is once it is ready.")
            .RequireScope(Scopes.ReportsRead)
            .WithAnswerExample(ReportExamples.Joint);
        reports
            .MapGet("/{id:guid}/content", ContentAsync)
            .WithName("getJointReportContent")
            .WithSummary("The report as PDF; its ETag is the SHA-256 of the file.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<byte[]>(StatusCodes.Status200OK, ReportEndpoints.Pdf)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        reports
            .MapGet("/{id:guid}/deliveries", DeliveriesAsync)
            .WithName("listJointReportDeliveries")
            .WithSummary("The mails of a report over several brands and what came of each.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<DeliveriesView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { ReportExamples.Delivery } });
        reports
            .MapPost("/{id:guid}/deliveries", DeliverAsync)
            .WithName("deliverJointReport")
            .WithSummary("Sends a report over several brands by mail.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces<DeliveriesView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(ReportExamples.DeliveryInput, new { data = new[] { ReportExamples.Delivery } });
    }

    private static async Task<IResult> RequestAsync(
        Body<JointReportInput> body,
        Caller caller,
        BrandsTold told,
        RequestReportHandler handler,
        CancellationToken ct
    )
    {
        var input = body.Value;
        var period = ReportTime.Of(input.Week, input.Month);
        if (period.IsRefused)
        {
            return period.Error.ToProblem();
        }
        var (chosen, errors) = await told.ChooseAsync(input.Brands, ct);
        if (errors.Count > 0)
        {
            return ErrorProblems.All(errors);
        }
        var asked = await handler.HandleAsync(new RequestReport(chosen[0], period.Value, input.Language, caller.Name, chosen), ct);
        return asked.IsRefused
            ? asked.Error.ToProblem()
            : TypedResults.Accepted($"/v1/reports/{asked.Value.Id}", JointReportView.Of(asked.Value));
    }

    private static async Task<PageAnswer<JointReportView>> ListAsync(
        Paging paging,
        Caller caller,
        IJointReportReads reports,
        CancellationToken ct
    )
    {
        var among = caller.BrandsWith(Scopes.ReportsRead);
        var rows = await reports.ListAsync(among, paging.After<ReportCursor?>(), paging.Fetch, ct);
        return paging.Page(rows, row => new ReportCursor(row.RequestedAt, row.Id), JointReportView.Of);
    }

    private static async Task<Answer<JointReportView>> GetAsync(Guid id, Caller caller, IJointReportReads reports, CancellationToken ct) =>
        await FindAsync(id, Scopes.ReportsRead, caller, reports, ct) is { } report
            ? new Versioned<JointReportView>(JointReportView.Of(report), report.Version)
            : ReportErrors.NotFound(id).ToProblem();

    private static async Task<IResult> ContentAsync(
        Guid id,
        Caller caller,
        IJointReportReads joint,
        IReportReads reports,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, Scopes.ReportsRead, caller, joint, ct) is not { Brands: { } brands } report)
        {
            return ReportErrors.NotFound(id).ToProblem();
        }
        return await reports.FileAsync(brands[0], id, ct) is { } file
            ? ReportEndpoints.FileOf(file.Content, file.Sha256, $"{report.Period}-{report.Language}.pdf")
            : ReportErrors.NotReady(report.Status).ToProblem();
    }

    private static async Task<IResult> DeliveriesAsync(
        Guid id,
        Caller caller,
        IJointReportReads reports,
        IDeliveryReads deliveries,
        CancellationToken ct
    ) =>
        await FindAsync(id, Scopes.ReportsRead, caller, reports, ct) is { Brands: { } brands }
            ? TypedResults.Ok(await DeliveryEndpoints.ViewAsync(brands[0], id, deliveries, ct))
            : ReportErrors.NotFound(id).ToProblem();

    private static async Task<IResult> DeliverAsync(
        Guid id,
        Body<DeliveryInput> body,
        Caller caller,
        IBrandReads brands,
        IJointReportReads reports,
        DeliverReportHandler handler,
        IDeliveryReads deliveries,
        CancellationToken ct
    )
    {
        if (
            await FindAsync(id, Scopes.ReportsWrite, caller, reports, ct) is not { Brands: { } told } report
            || await brands.FindAsync(told[0], ct) is not { } keeper
        )
        {
            return ReportErrors.NotFound(id).ToProblem();
        }
        var errors = await handler.HandleAsync(new DeliverReport(keeper, report, body.Value.Recipients), ct);
        return errors.Count > 0
            ? ErrorProblems.All(errors)
            : TypedResults.Accepted($"/v1/reports/{id}/deliveries", await DeliveryEndpoints.ViewAsync(keeper.Id, id, deliveries, ct));
    }

    public static async Task<Report?> FindAsync(Guid id, string scope, Caller caller, IJointReportReads reports, CancellationToken ct) =>
        await reports.FindAsync(id, ct) is { } report && report.Brands!.All(brand => caller.May(scope, brand)) ? report : null;
}
