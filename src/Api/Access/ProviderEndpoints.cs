using Entente.Api.Problems;
using Entente.Application.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Access;

/// <summary>The way to the provider and back out of it. Links and not forms: what a form leads to may not leave this host.</summary>
internal static class ProviderEndpoints
{
    public const string Path = "/sign-in/provider";
    public const string OutPath = "/sign-out/provider";

    public static void MapProvider(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<Provider>().IsOn)
        {
            return;
        }
        app.MapGet(Path, (string? @return, string? invitation) => Provider.Ask(@return ?? "/", invitation))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet(OutPath, () => TypedResults.SignOut(null, [Provider.SchemeName])).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The session here is over; the one at the provider is the person's to end.</summary>
    public static IResult SignedOut(HttpContext context, Provider provider) =>
        new RazorComponentResult<SignedOutPage>(
            new Dictionary<string, object?>
            {
                [nameof(SignedOutPage.Texts)] = new DoorTexts(Languages.Of(context)),
                [nameof(SignedOutPage.Provider)] = provider.Name,
            }
        );
}
