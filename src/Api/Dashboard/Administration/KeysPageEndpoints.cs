using System.Globalization;
using Entente.Api.Access;
using Entente.Application.Access;
using Entente.Application.Brands;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Dashboard.Administration;

/// <summary>API keys within the reader's reach: make one, see when it was last used, revoke it.</summary>
internal static class KeysPageEndpoints
{
    private const int Shown = 200;
    private const int LongestName = 200;

    public static void MapKeysPage(this WebApplication app)
    {
        var path = AdministrationPart.Keys.Path;
        app.MapGet(path, ShowAsync).ExcludeFromDescription();
        app.MapPost(path, CreateAsync).ExcludeFromDescription();
        app.MapPost($"{path}/revocations", RevokeAsync).ExcludeFromDescription();
    }

    private static Task<IResult> ShowAsync(string? brand, string? refused, HttpContext context, CancellationToken ct) =>
        PageAsync(context, brand, refused, made: null, ct);

    private static async Task<IResult> PageAsync(HttpContext context, string? slug, string? refused, NewApiKey? made, CancellationToken ct)
    {
        var services = context.RequestServices;
        var brands = await services.GetRequiredService<IBrandReads>().ListAsync(ct);
        if (AdministrationPart.Keys.FrameOn(context, brands, slug) is not { } frame)
        {
            return await AdministrationPart.Keys.NotYoursAsync(context, slug, ct);
        }
        var within = services.GetRequiredService<Caller>().BrandsWith(Scopes.KeysManage);
        var keys = await services.GetRequiredService<IApiKeyReads>().PageAsync(within, null, Shown, ct);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(KeysPage.Frame)] = frame,
            // Of this brand, and of every brand: those of other brands stand there.
            [nameof(KeysPage.Keys)] = keys.Where(key => key.Brands?.Contains(frame.Brand!.Id) ?? true).Reverse().ToList(),
            [nameof(KeysPage.Refused)] = refused,
            [nameof(KeysPage.Made)] = made,
        };
        return new RazorComponentResult<KeysPage>(parameters);
    }

    private static Task<IResult> CreateAsync(HttpContext context, CreateApiKeyHandler handler, TimeProvider clock, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.KeysManage,
            async (brand, form) =>
            {
                var name = form["name"].ToString().Trim();
                var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                    ? Math.Min(read, 366)
                    : 90;
                var command = new CreateApiKey(
                    name.Length <= LongestName && !name.Contains('\0') ? name : "",
                    [.. form["scopes"].OfType<string>()],
                    form["reach"] == "all" ? null : [brand.Slug],
                    clock.GetUtcNow().AddDays(days),
                    context.RequestServices.GetRequiredService<Caller>()
                );
                var (made, errors) = await handler.HandleAsync(command, ct);
                // Answered at once and not by a second request: the secret is told here and never again.
                return made is null ? Back(brand, errors[0].Code) : await PageAsync(context, brand.Slug, null, made, ct);
            },
            ct
        );

    private static Task<IResult> RevokeAsync(HttpContext context, RevokeApiKeyHandler handler, KeyRing kept, CancellationToken ct) =>
        PageForms.TakeAsync(
            context,
            Scopes.KeysManage,
            async (brand, form) =>
            {
                var caller = context.RequestServices.GetRequiredService<Caller>();
                var id = Guid.TryParse(form["id"], out var read) ? read : Guid.Empty;
                var refusal = await handler.HandleAsync(new RevokeApiKey(id, caller), ct);
                kept.Forget();
                return Back(brand, refusal?.Code);
            },
            ct
        );

    private static IResult Back(Brand brand, string? refused) =>
        Results.LocalRedirect($"{AdministrationPart.Keys.Path}?brand={brand.Slug}{(refused is null ? "" : $"&refused={refused}")}");
}
