using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Acquisition;
using Entente.Domain.Access;
using Entente.Domain.Acquisition;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;

namespace Entente.Api.Acquisition;

public static class FanEndpoints
{
    public const int MostItems = 1000;

    public static void MapCampaignFans(this RouteGroupBuilder brand)
    {
        var fans = brand.MapGroup("/campaigns/{campaign:guid}/fans").WithTags("Acquisition");
        fans.MapGet("", ListAsync)
            .WithName("listCampaignFans")
            .WithSummary("The fans a campaign won, the latest first; as CSV or NDJSON the whole list.")
            .RequireScope(Scopes.AcquisitionRead)
            .ProducesTable<Page<FansView>>()
            .WithAnswerExample(new { data = new[] { AcquisitionExamples.Fans }, next_cursor = (string?)null });
        fans.MapPost("", CreateAsync)
            .WithName("recordCampaignFans")
            .WithSummary("Records a count of a day or week, or one fan by name; sent again it adds nothing.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(AcquisitionExamples.FansInput, AcquisitionExamples.Fans);
        fans.MapPost("/batch", CreateManyAsync)
            .WithName("recordCampaignFansBatch")
            .WithSummary("Records up to 1,000 counts and names; one result an item.")
            .RequireScope(Scopes.AcquisitionWrite)
            .WithMetadata(new RequestBody(typeof(FansBatchInput), ["application/json"]))
            .Produces<FansBatchAnswer>(StatusCodes.Status207MultiStatus)
            .WithExamples(
                new { items = new object[] { AcquisitionExamples.FansInput, AcquisitionExamples.CountInput } },
                AcquisitionExamples.BatchAnswer
            );
        fans.MapGet("/{id:guid}", GetAsync)
            .WithName("getCampaignFans")
            .WithSummary("One entry.")
            .RequireScope(Scopes.AcquisitionRead)
            .WithAnswerExample(AcquisitionExamples.Fans);
        fans.MapDelete("/{id:guid}", RemoveAsync)
            .WithName("removeCampaignFans")
            .WithSummary("Takes an entry that was wrong out of the ledger.")
            .RequireScope(Scopes.AcquisitionWrite)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(
        Guid campaign,
        Query<TableQuery> query,
        Paging paging,
        Brand brand,
        Caller caller,
        ICampaignReads campaigns,
        CancellationToken ct
    ) =>
        await campaigns.FindAsync(brand.Id, campaign, ct) is null
            ? CampaignErrors.NotFound(campaign).ToProblem()
            : await paging.AnswerAsync<WonFans, LedgerCursor, FansView>(
                query.Value,
                "fans",
                (after, limit) => campaigns.FansAsync(brand.Id, campaign, after, limit, ct),
                fans => new(fans.WonOn, fans.Id),
                fans => FansView.Of(fans, caller)
            );

    private static async Task<Answer<FansView>> CreateAsync(
        Guid campaign,
        Body<FansInput> body,
        Brand brand,
        Caller caller,
        RecordFansHandler handler,
        ICampaignReads campaigns,
        CancellationToken ct
    )
    {
        var recorded = await handler.HandleAsync(new RecordFans(brand, campaign, [body.Value.ToGiven()], caller.Name), ct);
        if ((recorded.Error ?? recorded.Value[0].Error) is { } refusal)
        {
            return refusal.ToProblem();
        }
        var (result, id, _) = recorded.Value[0];
        var fans = (await campaigns.FindFansAsync(brand.Id, campaign, id!.Value, ct))!;
        return new Versioned<FansView>(FansView.Of(fans, caller), fans.Version)
        {
            CreatedAt = result == FansRecording.Added ? $"/v1/brands/{brand.Slug}/campaigns/{campaign}/fans/{id}" : null,
        };
    }

    private static async Task<IResult> CreateManyAsync(
        Guid campaign,
        HttpContext context,
        Brand brand,
        Caller caller,
        RecordFansHandler handler,
        CancellationToken ct
    )
    {
        var items = await BatchItems<FansInput>.ReadAsync(context, MostItems);
        if (items.Refusal is { } refusal)
        {
            return refusal;
        }
        var given = items.Sound.Select(item => item.Input.ToGiven()).ToList();
        var recorded = await handler.HandleAsync(new RecordFans(brand, campaign, given, caller.Name), ct);
        if (recorded.IsRefused)
        {
            return recorded.Error.ToProblem();
        }
        var results = items.Results(
            (index, i) => ResultOf(context, index, recorded.Value[i]),
            (index, problem) => Refused(context, index, problem)
        );
        var known = recorded.Value.Count(r => r.Result == FansRecording.Known);
        var rejected = results.Count(r => r.Problem is not null);
        return TypedResults.Json(
            new FansBatchAnswer(results, results.Length - known - rejected, known, rejected),
            statusCode: StatusCodes.Status207MultiStatus
        );
    }

    private static FansItemResult ResultOf(HttpContext context, int index, FansRecorded recorded) =>
        recorded.Error is { } error
            ? Refused(context, index, error.ToProblem())
            : new(
                index,
                recorded.Result == FansRecording.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK,
                recorded.Id,
                null
            );

    private static FansItemResult Refused(HttpContext context, int index, Problem problem) =>
        new(index, problem.Status, null, ProblemBody.Of(problem, context, Languages.Of(context)));

    private static async Task<Answer<FansView>> GetAsync(
        Guid campaign,
        Guid id,
        Brand brand,
        Caller caller,
        ICampaignReads campaigns,
        CancellationToken ct
    ) =>
        await campaigns.FindFansAsync(brand.Id, campaign, id, ct) is { } fans
            ? new Versioned<FansView>(FansView.Of(fans, caller), fans.Version)
            : CampaignErrors.FansNotFound(id).ToProblem();

    private static async Task<IResult> RemoveAsync(
        Guid campaign,
        Guid id,
        IfMatch seen,
        Brand brand,
        ICampaignReads campaigns,
        RemoveFansHandler handler,
        CancellationToken ct
    )
    {
        if (await campaigns.FindFansAsync(brand.Id, campaign, id, ct) is not { } current)
        {
            return CampaignErrors.FansNotFound(id).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        return await handler.HandleAsync(new RemoveFans(brand.Id, campaign, id, current.Version), ct) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.NoContent();
    }
}
