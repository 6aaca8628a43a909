using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Entente.ApiTests.Access;

/// <summary>Who is signed in at the provider.</summary>
internal sealed record AtProvider(string Subject, string Email, bool IsVerified, string Name = "Aya Benali");

/// <summary>An OpenID Connect provider on loopback (OpenIddict): everybody who comes is <see cref="Who"/>; it lies in its tokens when told to.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "entente";
    public const string ClientSecret = "a secret of the tests alone";

    private readonly WebApplication _app;

    private TestProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(Configure);
        builder.Services.AddAuthentication();
        _app = builder.Build();
        _app.UseAuthentication();
    }

    public string Address { get; private set; } = "";

    public AtProvider Who { get; set; } = new("person-1", "aya@house.example", IsVerified: true);

    /// <summary>Changes what the next identity tokens say, before they are signed.</summary>
    public Action<ClaimsPrincipal>? Falsify { get; set; }

    public static async Task<TestProvider> StartAsync()
    {
        var provider = new TestProvider();
        await provider._app.StartAsync();
        provider.Address = provider._app.Urls.Single();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("logout");
        server.RegisterScopes(Scopes.Email, Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(_ => default));
        server.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(_ => default));
        server.AddEventHandler<ValidateTokenRequestContext>(b =>
            b.UseInlineHandler(context =>
            {
                if (context is not { ClientId: ClientId, ClientSecret: ClientSecret })
                {
                    context.Reject(Errors.InvalidClient);
                }
                return default;
            })
        );
        server.AddEventHandler<HandleAuthorizationRequestContext>(b =>
            b.UseInlineHandler(context =>
            {
                context.SignIn(PrincipalOf(context.Request.GetScopes()));
                return default;
            })
        );
        server.AddEventHandler<HandleEndSessionRequestContext>(b =>
            b.UseInlineHandler(context =>
            {
                context.SignOut();
                return default;
            })
        );
        server.AddEventHandler<ProcessSignInContext>(b =>
            b.UseInlineHandler(context =>
                {
                    if (context.IdentityTokenPrincipal is { } token)
                    {
                        Falsify?.Invoke(token);
                    }
                    return default;
                })
                .SetOrder(OpenIddictServerHandlers.GenerateIdentityToken.Descriptor.Order - 1)
        );
    }

    private ClaimsPrincipal PrincipalOf(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Who.Subject).SetClaim(Claims.Email, Who.Email).SetClaim(Claims.Name, Who.Name);
        identity.SetClaim(Claims.EmailVerified, Who.IsVerified);
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}
