using Entente.Api.Access;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Reports;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Reports;

namespace Entente.Api.Reports;

public static class DeliveryEndpoints
{
    public static void MapReportDeliveries(this RouteGroupBuilder brand)
    {
        var deliveries = brand.MapGroup("/reports/{id:guid}/deliveries").WithTags("Reports");
        deliveries
            .MapGet("", ListAsync)
            .WithName("listReportDeliveries")
            .WithSummary("The mails of a report and what came of each.")
            .RequireScope(Scopes.ReportsRead)
            .Produces<DeliveriesView>()
            .Refuses(StatusCodes.Status404NotFound)
            .WithAnswerExample(new { data = new[] { ReportExamples.Delivery } });
        deliveries
            .MapPost("", DeliverAsync)
            .WithName("deliverReport")
            .WithSummary("Sends a report by mail; who got it already gets it again only where that mail failed or is uncertain.")
            .RequireScope(Scopes.ReportsWrite)
            .Produces<DeliveriesView>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithExamples(ReportExamples.DeliveryInput, new { data = new[] { ReportExamples.Delivery } });
    }

    private static async Task<IResult> ListAsync(
        Guid id,
        Brand brand,
        IReportReads reports,
        IDeliveryReads deliveries,
        CancellationToken ct
    ) =>
        await reports.FindAsync(brand.Id, id, ct) is null
            ? ReportErrors.NotFound(id).ToProblem()
            : TypedResults.Ok(await ViewAsync(brand.Id, id, deliveries, ct));

    private static async Task<IResult> DeliverAsync(
        Guid id,
        Body<DeliveryInput> body,
        Brand brand,
        IReportReads reports,
        DeliverReportHandler handler,
        IDeliveryReads deliveries,
        CancellationToken ct
    )
    {
        if (await reports.FindAsync(brand.Id, id, ct) is not { } report)
        {
            return ReportErrors.NotFound(id).ToProblem();
        }
        var errors = await handler.HandleAsync(new DeliverReport(brand, report, body.Value.Recipients), ct);
        return errors.Count > 0
            ? ErrorProblems.All(errors)
            : TypedResults.Accepted($"/v1/brands/{brand.Slug}/reports/{id}/deliveries", await ViewAsync(brand.Id, id, deliveries, ct));
    }

    public static async Task<DeliveriesView> ViewAsync(Guid brandId, Guid id, IDeliveryReads deliveries, CancellationToken ct) =>
        new([.. (await deliveries.ListAsync(brandId, id, ct)).Select(DeliveryView.Of)]);
}
