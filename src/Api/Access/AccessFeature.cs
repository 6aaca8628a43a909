using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Authentication;

namespace Entente.Api.Access;

public static class AccessFeature
{
    /// <summary>Keys, sessions and the gate. Endpoints may take the <see cref="Caller"/> and the path's <see cref="Brand"/> as parameters.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(SecondFactorDemand.Of(configuration)).AddSingleton<DoorTickets>();
        services.AddSingleton<KeyRing>().AddSingleton<SessionRing>().AddSingleton<BrandsBySlug>().AddSingleton<SignInLimits>();
        services.AddScoped(provider => Current<Caller>(provider));
        services.AddScoped(provider => Current<Brand>(provider));
        services.AddAntiforgery(options => options.Cookie.Name = "entente_form");
        services.AddAuthorization();
        var provider = Provider.Of(configuration);
        services.AddSingleton(provider);
        var authentication = services
            .AddAuthentication(SchemeChoice.SchemeName)
            .AddPolicyScheme(SchemeChoice.SchemeName, null, options => options.ForwardDefaultSelector = SchemeChoice.For)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddCookie(Sessions.SchemeName, Sessions.Configure);
        if (provider.IsOn)
        {
            authentication.AddOpenIdConnect(Provider.SchemeName, provider.Configure);
        }
        return services;
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRequestLimits();
        app.UseAuthorization();
        app.UseMiddleware<Gate>();
        app.UseAntiforgery();
    }

    private static T Current<T>(IServiceProvider provider)
        where T : class =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<T>()
        ?? throw new InvalidOperationException($"No {typeof(T).Name} in this request: the gate has not let one through.");
}
