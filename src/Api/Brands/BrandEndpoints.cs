using Entente.Api.Access;
using Entente.Api.Answers;
using Entente.Api.OpenApi;
using Entente.Api.Problems;
using Entente.Api.Requests;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;

namespace Entente.Api.Brands;

public static class BrandEndpoints
{
    public static void MapBrands(this RouteGroupBuilder v1)
    {
        var brands = v1.MapGroup("/brands").WithTags("Brands");
        brands
            .MapGet("", ListAsync)
            .WithName("listBrands")
            .WithSummary("The brands this key may see, by slug.")
            .RequireScope(Scopes.BrandsRead)
            .WithAnswerExample(new { data = new[] { BrandExamples.Answer }, next_cursor = (string?)null });
        brands
            .MapPost("", CreateAsync)
            .WithName("createBrand")
            .WithSummary("Creates a brand. Needs a key for all brands.")
            .RequireScope(Scopes.BrandsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(BrandExamples.Input, BrandExamples.Answer);
        brands
            .MapGet("/{brand}", Get)
            .WithName("getBrand")
            .WithSummary("One brand.")
            .RequireScope(Scopes.BrandsRead)
            .WithAnswerExample(BrandExamples.Answer);
        brands
            .MapPatch("/{brand}", ChangeAsync)
            .WithName("changeBrand")
            .WithSummary("Changes what people decide about a brand.")
            .RequireScope(Scopes.BrandsWrite)
            .Refuses(StatusCodes.Status409Conflict)
            .WithExamples(new { name = "Fibre du Lac SA" }, BrandExamples.Answer);
    }

    private static async Task<PageAnswer<BrandView>> ListAsync(Paging paging, Caller caller, IBrandReads brands, CancellationToken ct)
    {
        var among = caller.IsOwner ? null : caller.Brands?.ToList();
        var rows = await brands.PageAsync(among, paging.After<string>(), paging.Fetch, ct);
        return paging.Page(rows, brand => brand.Slug, BrandView.Of);
    }

    private static async Task<Answer<BrandView>> CreateAsync(
        Body<BrandInput> body,
        Caller caller,
        CreateBrandHandler handler,
        CancellationToken ct
    )
    {
        if (!caller.IsOwner && caller.Brands is not null)
        {
            return ApiKeyErrors.BeyondOwnRights.ToProblem();
        }
        var (brand, errors) = await handler.HandleAsync(body.Value.ToSettings(), isDemo: false, ct);
        return brand is null
            ? ErrorProblems.All(errors)
            : new Versioned<BrandView>(BrandView.Of(brand), brand.Version) { CreatedAt = $"/v1/brands/{brand.Slug}" };
    }

    private static Versioned<BrandView> Get(Brand found) => new(BrandView.Of(found), found.Version);

    private static async Task<Answer<BrandView>> ChangeAsync(
        IfMatch seen,
        MergePatch<BrandInput> patch,
        Brand found,
        IBrandReads brands,
        ChangeBrandHandler handler,
        BrandsBySlug kept,
        CancellationToken ct
    )
    {
        // The gate's copy may be seconds old; a change starts from what is there now.
        if (await brands.FindAsync(found.Id, ct) is not { } current)
        {
            return BrandErrors.NotFound(found.Slug).ToProblem();
        }
        if (!seen.Admits(current.Version))
        {
            return IfMatch.Stale(current.Version);
        }
        var (input, refusal) = patch.Over(BrandInput.Of(current));
        if (refusal is not null)
        {
            return refusal;
        }
        var (changed, errors) = await handler.HandleAsync(current, input!.ToSettings(), ct);
        kept.Forget(current.Slug);
        return changed is null ? ErrorProblems.All(errors) : new Versioned<BrandView>(BrandView.Of(changed), changed.Version);
    }
}
