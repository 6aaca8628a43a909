using System.Globalization;
using Entente.Api.Access;
using Entente.Application.Access;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Administration;

/// <summary>All accounts of the instance, for its owner: shut out, let in, help back in.</summary>
internal static class AccountsPageEndpoints
{
    private const int Shown = 100;

    public static void MapAccountsPage(this WebApplication app)
    {
        var path = AdministrationPart.Accounts.Path;
        app.MapGet(path, ShowAsync).ExcludeFromDescription();
        app.MapPost($"{path}/states", ChangeStateAsync).ExcludeFromDescription();
        app.MapPost($"{path}/password-resets", MakeLinkAsync).ExcludeFromDescription();
        app.MapPost($"{path}/second-factors", TurnOffAsync).ExcludeFromDescription();
    }

    private static Task<IResult> ShowAsync(
        string? brand,
        string? q,
        Guid? after,
        string? refused,
        HttpContext context,
        CancellationToken ct
    ) => PageAsync(context, brand, q, after, refused, link: null, ct);

    private static async Task<IResult> PageAsync(
        HttpContext context,
        string? slug,
        string? text,
        Guid? after,
        string? refused,
        NewResetLink? link,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        var brands = await services.GetRequiredService<IBrandReads>().ListAsync(ct);
        if (AdministrationPart.Accounts.FrameOn(context, brands, slug) is not { } frame)
        {
            return await AdministrationPart.Accounts.NotYoursAsync(context, slug, ct);
        }
        var asked = string.IsNullOrWhiteSpace(text) || text.Length > User.LongestEmail || text.Contains('\0') ? null : text.Trim();
        var found = await services.GetRequiredService<IAccountReads>().PageAsync(asked, after, Shown + 1, ct);
        var address = $"{context.Request.Scheme}://{context.Request.Host}";
        var parameters = new Dictionary<string, object?>
        {
            [nameof(AccountsPage.Frame)] = frame,
            [nameof(AccountsPage.Accounts)] = found.Take(Shown).ToList(),
            [nameof(AccountsPage.Next)] = found.Count > Shown ? found[Shown - 1].User.Id : null,
            [nameof(AccountsPage.Brands)] = brands.ToDictionary(b => b.Id, b => b.Name),
            [nameof(AccountsPage.Text)] = asked,
            [nameof(AccountsPage.Refused)] = refused,
            [nameof(AccountsPage.Link)] = link,
            [nameof(AccountsPage.LinkUrl)] = link is null ? null : LostPasswordEndpoints.LinkOf(address, link.Secret),
        };
        return new RazorComponentResult<AccountsPage>(parameters);
    }

    private static Task<IResult> ChangeStateAsync(
        HttpContext context,
        DisableUserHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            async (brand, caller, form, id) =>
            {
                if (!int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                {
                    return Back(brand, UserErrors.ChangedMeanwhile.Code);
                }
                var done = await handler.HandleAsync(new DisableUser(id, version, form["is_disabled"] == "true", caller), ct);
                kept.Forget();
                return Back(brand, done.Error?.Code);
            },
            ct
        );

    private static Task<IResult> MakeLinkAsync(HttpContext context, MakeResetLinkHandler handler, CancellationToken ct) =>
        TakeAsync(
            context,
            async (brand, caller, _, id) =>
            {
                var made = await handler.HandleAsync(new MakeResetLink(id, caller), ct);
                // Answered at once and not by a second request: the link is told here and never again.
                return made.IsRefused
                    ? Back(brand, made.Error.Code)
                    : await PageAsync(context, brand.Slug, made.Value.User.Email, null, null, made.Value, ct);
            },
            ct
        );

    private static Task<IResult> TurnOffAsync(
        HttpContext context,
        TurnOffSecondFactorHandler handler,
        SessionRing kept,
        CancellationToken ct
    ) =>
        TakeAsync(
            context,
            async (brand, caller, _, id) =>
            {
                var refusal =
                    id == caller.UserId ? UserErrors.NotOnesOwn : await handler.HandleAsync(new TurnOffSecondFactor(id, null, caller), ct);
                kept.Forget();
                return Back(brand, refusal?.Code);
            },
            ct
        );

    private static Task<IResult> TakeAsync(
        HttpContext context,
        Func<Brand, Caller, IFormCollection, Guid, Task<IResult>> act,
        CancellationToken ct
    ) =>
        PageForms.TakeAsync(
            context,
            Scopes.PeopleManage,
            async (brand, form) =>
            {
                var caller = context.RequestServices.GetRequiredService<Caller>();
                return !caller.IsOwner ? Back(brand, ApiKeyErrors.BeyondOwnRights.Code)
                    : Guid.TryParse(form["id"], out var id) ? await act(brand, caller, form, id)
                    : Back(brand, UserErrors.ChangedMeanwhile.Code);
            },
            ct
        );

    private static IResult Back(Brand brand, string? refused) =>
        Results.LocalRedirect($"{AdministrationPart.Accounts.Path}?brand={brand.Slug}{(refused is null ? "" : $"&refused={refused}")}");
}
