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

public static class CampaignEndpoints
{
    public static void MapCampaigns(this RouteGroupBuilder brand)
    {
        var campaigns = brand.MapGroup("/campaigns").WithTags("Acquisition");
        campaigns
            .MapGet("", ListAsync)
            .WithName("listCampaigns")
            .WithSummary("What was done to win fans, begun latest first; as CSV or NDJSON the whole list.")
            .RequireScope(Scopes.AcquisitionRead)
            .ProducesTable<Page<CampaignView>>()
            .WithAnswerExample(new { data = new[] { AcquisitionExamples.Campaign }, next_cursor = (string?)null });
        campaigns
            .MapPost("", CreateAsync)
            .WithName("createCampaign")
            .WithSummary("Opens a campaign. All of a brand have one currency: that of the first.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(AcquisitionExamples.CampaignInput, AcquisitionExamples.Campaign);
        campaigns
            .MapGet("/{id:guid}", GetAsync)
            .WithName("getCampaign")
            .WithSummary("One campaign.")
            .RequireScope(Scopes.AcquisitionRead)
            .WithAnswerExample(AcquisitionExamples.Campaign);
        campaigns
            .MapPatch("/{id:guid}", ChangeAsync)
            .WithName("changeCampaign")
            .WithSummary("Changes what may change: its network and currency stay.")
            .RequireScope(Scopes.AcquisitionWrite)
            .WithExamples(new { ends_on = "2026-02-28", reach = 0.05 }, AcquisitionExamples.Campaign);
        campaigns
            .MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeCampaign")
            .WithSummary("Removes a campaign that has neither costs nor fans.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> ListAsync(
        Query<CampaignQuery> query,
        Paging paging,
        Brand brand,
        ICampaignReads campaigns,
        CancellationToken ct
    )
    {
        var filter = new CampaignFilter(query.Value.Kind ?? [], query.Value.Network ?? []);
        return paging.AnswerAsync<Campaign, LedgerCursor, CampaignView>(
            query.Value,
            "campaigns",
            (after, limit) => campaigns.ListAsync(brand.Id, filter, after, limit, ct),
            campaign => new(campaign.Terms.StartsOn, campaign.Id),
            CampaignView.Of
        );
    }

    private static async Task<Answer<CampaignView>> CreateAsync(
        Body<NewCampaign> body,
        Brand brand,
        Caller caller,
        CreateCampaignHandler handler,
        CancellationToken ct
    )
    {
        var given = body.Value;
        var (campaign, errors) = await handler.HandleAsync(
            new CreateCampaign(brand.Id, given.Network, given.Currency, given.ToTerms(), caller.Name),
            ct
        );
        return campaign is null
            ? ErrorProblems.All(errors)
            : new Versioned<CampaignView>(CampaignView.Of(campaign), campaign.Version)
            {
                CreatedAt = $"/v1/brands/{brand.Slug}/campaigns/{campaign.Id}",
            };
    }

    private static async Task<Answer<CampaignView>> GetAsync(Guid id, Brand brand, ICampaignReads campaigns, CancellationToken ct) =>
        await campaigns.FindAsync(brand.Id, id, ct) is { } campaign
            ? new Versioned<CampaignView>(CampaignView.Of(campaign), campaign.Version)
            : CampaignErrors.NotFound(id).ToProblem();

    private static async Task<Answer<CampaignView>> ChangeAsync(
        Guid id,
        IfMatch seen,
        MergePatch<CampaignInput> patch,
        Brand brand,
        ICampaignReads campaigns,
        ChangeCampaignHandler handler,
        CancellationToken ct
    )
    {
        if (await campaigns.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return CampaignErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(CampaignInput.Of(current.Terms));
        if (refusal is not null)
        {
            return refusal;
        }
        var (changed, errors) = await handler.HandleAsync(new ChangeCampaign(current, input!.ToTerms()), ct);
        return changed is null ? ErrorProblems.All(errors) : new Versioned<CampaignView>(CampaignView.Of(changed), changed.Version);
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        IfMatch seen,
        Brand brand,
        ICampaignReads campaigns,
        RemoveCampaignHandler handler,
        CancellationToken ct
    )
    {
        if (await campaigns.FindAsync(brand.Id, id, ct) is not { } current)
        {
            return CampaignErrors.NotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RemoveCampaign(brand.Id, id, current.Version), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }
}
