using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Acquisition;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Brands;

namespace Entente.Api.Acquisition;

public static class CostEndpoints
{
    public static void MapCampaignCosts(this RouteGroupBuilder brand)
    {
        var costs = brand.MapGroup("/campaigns/{campaign:guid}/costs").WithTags("Acquisition");
        costs
            .MapGet("", ListAsync)
            .WithName("listCampaignCosts")
            .WithSummary("What was spent on a campaign, the latest first; as CSV or NDJSON the whole list.")
            .RequireScope(Scopes.AcquisitionRead)
            .ProducesTable<Page<CostView>>()
            .WithAnswerExample(new { data = new[] { AcquisitionExamples.Cost }, next_cursor = (string?)null });
        costs
            .MapPost("", CreateAsync)
            .WithName("recordCampaignCost")
            .WithSummary("Records money spent, in the campaign's currency: another is refused, never converted.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(AcquisitionExamples.CostInput, AcquisitionExamples.Cost);
        costs
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getCampaignCost")
            .WithSummary("One cost.")
            .RequireScope(Scopes.AcquisitionRead)
            .WithAnswerExample(AcquisitionExamples.Cost);
        costs
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeCampaignCost")
            .WithSummary("Takes a cost that was wrong out of the ledger.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        Guid campaign,
        Query<TableQuery> query,
        Paging paging,
        Brand brand,
        ICampaignReads campaigns,
        CancellationToken ct
    ) =>
        await campaigns.FindAsync(brand.Id, campaign, ct) is null
            ? CampaignErrors.NotFound(campaign).ToProblem()
            : await paging.AnswerAsync<CampaignCost, LedgerCursor, CostView>(
                query.Value,
                "costs",
                (after, limit) => campaigns.CostsAsync(brand.Id, campaign, after, limit, ct),
                cost => new(cost.SpentOn, cost.Id),
                CostView.Of
            );

    private static async Task<Answer<CostView>> CreateAsync(
        Guid campaign,
        Body<CostInput> body,
        Brand brand,
        Caller caller,
        RecordCostHandler handler,
        CancellationToken ct
    )
    {
        var (kind, spentOn, amount, currency, note) = body.Value;
        var (cost, errors) = await handler.HandleAsync(
            new RecordCost(brand.Id, campaign, kind, spentOn, amount, currency, note, caller.Name),
            ct
        );
        return cost is null
            ? ErrorProblems.All(errors)
            : new Versioned<CostView>(CostView.Of(cost), CostView.OnlyVersion)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/campaigns/{campaign}/costs/{cost.Id}",
            };
    }

    private static async Task<Answer<CostView>> GetAsync(
        Guid campaign,
        Guid id,
        Brand brand,
        ICampaignReads campaigns,
        CancellationToken ct
    ) =>
        await campaigns.FindCostAsync(brand.Id, campaign, id, ct) is { } cost
            ? new Versioned<CostView>(CostView.Of(cost), CostView.OnlyVersion)
            : CampaignErrors.CostNotFound(id).ToProblem();

    private static async Task<IResult> RemoveAsync(
        Guid campaign,
        Guid id,
        IfMatch seen,
        Brand brand,
        RemoveCostHandler handler,
        CancellationToken ct
    ) =>
        !seen.Admits(CostView.OnlyVersion) ? IfMatch.Stale(CostView.OnlyVersion)
        : await handler.HandleAsync(new RemoveCost(brand.Id, campaign, id), ct) is { } refusal ? refusal.ToProblem()
        : TypedResults.NoContent();
}
