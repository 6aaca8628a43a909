using Entente.Api.Problems;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Outcomes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard;

/// <summary>What every page of the desk has around its work: the rail, the brands its reader may see, their language.</summary>
internal static class DeskFrame
{
    /// <summary>The frame on the brand of this slug, or on the first where none is named; null where the reader has this right on none.</summary>
    public static async Task<Overview?> OfAsync(HttpContext context, string? slug, string scope, CancellationToken ct)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        var brands = await services.GetRequiredService<IBrandReads>().ListAsync(ct);
        var visible = brands.Where(b => caller.May(scope, b.Id)).ToList();
        var chosen = slug is null ? visible.FirstOrDefault() : visible.Find(b => b.Slug == slug);
        return chosen is null ? null : On(context, visible, chosen);
    }

    /// <summary>
    /// 403 as a page that says for whom this is: the roles that hold one of these rights, else the owner. Who reads nothing of the brand is
    /// led home.
    /// </summary>
    public static async Task<IResult> NotYoursAsync(HttpContext context, string? slug, CancellationToken ct, params string[] scopes) =>
        await OfAsync(context, slug, Scopes.BrandsRead, ct) is { } frame
            ? new RazorComponentResult<NotYoursPage>(
                new Dictionary<string, object?>
                {
                    [nameof(NotYoursPage.Frame)] = frame,
                    [nameof(NotYoursPage.Path)] = context.Request.Path.Value,
                    [nameof(NotYoursPage.For)] = scopes.SelectMany(RoleMatrix.Holding).Distinct().Order().ToList(),
                }
            )
            {
                StatusCode = StatusCodes.Status403Forbidden,
            }
            : TypedResults.LocalRedirect("/");

    /// <summary>404 as a page that leads on; where there is no brand to lead to, as every other answer here.</summary>
    public static IResult Missing(Overview? frame, Error missing) =>
        frame is null
            ? missing.ToProblem()
            : new RazorComponentResult<MissingPage>(
                new Dictionary<string, object?> { [nameof(MissingPage.Frame)] = frame, [nameof(MissingPage.Missing)] = missing }
            )
            {
                StatusCode = StatusCodes.Status404NotFound,
            };

    public static Overview On(HttpContext context, IReadOnlyList<Brand> visible, Brand chosen)
    {
        var services = context.RequestServices;
        context.Features.Set(chosen);
        return new Overview(
            visible,
            chosen,
            default,
            default,
            Languages.Of(context),
            null,
            null,
            [],
            services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            services.GetRequiredService<Caller>().On(chosen.Id),
            $"{context.Request.Scheme}://{context.Request.Host}",
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            []
        );
    }
}
