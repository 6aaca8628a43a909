using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Antiforgery;

namespace Entente.Api.Dashboard;

/// <summary>What every form of the pages must pass before it does anything: sent by our own page, on a brand the caller has this right on.</summary>
internal static class PageForms
{
    public static async Task<IResult> TakeAsync(
        HttpContext context,
        string scope,
        Func<Brand, IFormCollection, Task<IResult>> act,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        var (caller, brands) = (services.GetRequiredService<Caller>(), services.GetRequiredService<IBrandReads>());
        if (!context.Request.HasFormContentType || !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return new Problem(StatusCodes.Status400BadRequest, ProblemCodes.FormExpired);
        }
        var form = await context.Request.ReadFormAsync(ct);
        var slug = form["brand"].ToString();
        return await FindAsync(slug, scope, caller, brands, ct) is { } brand
            ? await act(brand, form)
            : BrandErrors.NotFound(slug).ToProblem();
    }

    /// <summary>Does what a form asks and shows its page again; a refusal comes back as its code, never with what was written.</summary>
    public static Task<IResult> ChangeAsync(
        HttpContext context,
        string scope,
        string path,
        Func<Brand, IFormCollection, Task<string?>> change,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            scope,
            async (brand, form) =>
            {
                var refused = await change(brand, form);
                return TypedResults.LocalRedirect($"{path}?brand={brand.Slug}{(refused is null ? "" : $"&refused={refused}")}");
            },
            ct
        );

    /// <summary>The brand of this slug, if the caller has this right on it.</summary>
    public static async Task<Brand?> FindAsync(string slug, string scope, Caller caller, IBrandReads brands, CancellationToken ct) =>
        await brands.FindBySlugAsync(slug, ct) is { } brand && caller.May(scope, brand.Id) ? brand : null;
}
