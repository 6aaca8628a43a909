using Entente.Api.Problems;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Entente.Domain.Policies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Policies;

/// <summary>The pages of the brand's policy: its versions, and one of them with its rules in plain words.</summary>
internal static class PolicyPageEndpoints
{
    public static void MapPolicyPages(this WebApplication app)
    {
        app.MapGet(PolicyTold.Path, ListAsync).ExcludeFromDescription();
        app.MapGet("/policies/{version}", ShowAsync).ExcludeFromDescription();
        app.MapPolicyForms();
    }

    private static async Task<IResult> ListAsync(
        string? brand,
        string? said,
        HttpContext context,
        PolicyReader reader,
        CancellationToken ct
    ) =>
        await DeskFrame.OfAsync(context, brand, Scopes.PoliciesRead, ct) is { } frame
            ? new RazorComponentResult<PoliciesPage>(
                new Dictionary<string, object?> { [nameof(PoliciesPage.Model)] = await reader.ListAsync(frame, said, ct) }
            )
            : TypedResults.LocalRedirect("/");

    private static async Task<IResult> ShowAsync(
        string version,
        string? brand,
        int? weeks,
        string? said,
        HttpContext context,
        PolicyReader reader,
        CancellationToken ct
    )
    {
        var frame = await DeskFrame.OfAsync(context, brand, Scopes.PoliciesRead, ct);
        return frame is not null && await reader.ReadAsync(frame, version, weeks, said, null, ct) is { } screen
            ? Page(screen)
            : DeskFrame.Missing(frame, PolicyErrors.NotFound(version));
    }

    /// <summary>The page again with what a rule refused, and all that was typed.</summary>
    internal static async Task<IResult> AgainAsync(
        HttpContext context,
        Brand brand,
        string version,
        RefusedForm refused,
        CancellationToken ct
    )
    {
        if (await DeskFrame.OfAsync(context, brand.Slug, Scopes.PoliciesRead, ct) is not { } frame)
        {
            return ErrorProblems.All(refused.Errors);
        }
        var reader = context.RequestServices.GetRequiredService<PolicyReader>();
        if (await reader.ReadAsync(frame, version, null, null, refused, ct) is not { } screen)
        {
            return DeskFrame.Missing(frame, PolicyErrors.NotFound(version));
        }
        var page = Page(screen);
        page.StatusCode = refused.Errors[0].ToProblem().Status;
        return page;
    }

    private static RazorComponentResult<PolicyPage> Page(PolicyScreen screen) =>
        new(new Dictionary<string, object?> { [nameof(PolicyPage.Model)] = screen });
}
