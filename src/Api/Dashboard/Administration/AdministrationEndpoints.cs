using Entente.Application.Brands;
using Entente.Domain.Access;

namespace Entente.Api.Dashboard.Administration;

/// <summary>Accounts, keys, channels, audit and jobs: each part for who has its right. Forms only, so that all of it works without any script.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this WebApplication app)
    {
        app.MapGet(AdministrationPart.Root, BeginAsync).ExcludeFromDescription();
        app.MapAccountsPage();
        app.MapKeysPage();
        app.MapChannelsPage();
        app.MapAuditPage();
        app.MapJobsDashboard();
    }

    // The first part that is the reader's, on the brand they were on.
    private static async Task<IResult> BeginAsync(
        string? brand,
        HttpContext context,
        Caller caller,
        IBrandReads brands,
        CancellationToken ct
    )
    {
        var found = (await brands.ListAsync(ct)).Where(b => brand is null || b.Slug == brand);
        var target = found
            .SelectMany(b => AdministrationPart.For(caller, b.Id).Select(part => $"{part.Path}?brand={b.Slug}"))
            .FirstOrDefault();
        return target is null
            ? await DeskFrame.NotYoursAsync(context, brand, ct, [.. AdministrationPart.All.Select(part => part.Scope).OfType<string>()])
            : TypedResults.LocalRedirect(target);
    }
}
