using System.Security.Claims;
using Entente.Api.Problems;
using Entente.Application.Access;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Entente.Api.Access;

/// <summary>
/// The operator's OpenID Connect provider, where one is configured: the <c>Entente:Oidc</c> section. Authorization code with PKCE; what a
/// token must hold for us is checked by the framework's own handler.
/// </summary>
public sealed record Provider
{
    public const string SchemeName = "Provider";
    private const string Section = "Entente:Oidc";
    private const string Invitation = "invitation";

    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>How people call it, on the button.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>False where people come in through the provider alone; a key still opens, should the provider be lost.</summary>
    public bool AllowPasswords { get; init; } = true;

    public bool IsOn => Authority is not null;

    /// <exception cref="InvalidOperationException">The section is set halfway.</exception>
    public static Provider Of(IConfiguration configuration)
    {
        var provider = configuration.GetSection(Section).Get<Provider>() ?? new Provider();
        return !provider.IsOn || (Uri.TryCreate(provider.Authority, UriKind.Absolute, out _) && provider.ClientId is not null)
            ? provider
            : throw new InvalidOperationException($"{Section}:Authority must be an address, and {Section}:ClientId be set beside it.");
    }

    public void Configure(OpenIdConnectOptions options)
    {
        options.Authority = Authority;
        options.ClientId = ClientId;
        options.ClientSecret = ClientSecret;
        // On this machine alone, where nobody listens on the way.
        options.RequireHttpsMetadata = !new Uri(Authority!).IsLoopback;
        options.SignInScheme = Sessions.SchemeName;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Comes back as a plain address, so that the cookies of the way there need not be sent across sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = "/sign-in/provider/callback";
        options.SignedOutCallbackPath = "/sign-out/provider/callback";
        options.SignedOutRedirectUri = Sessions.SignInPath;
        options.Scope.Clear();
        ((List<string>)["openid", "email", "profile"]).ForEach(options.Scope.Add);
        options.MapInboundClaims = false;
        options.ClaimActions.Clear();
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnTicketReceived = ReceiveAsync;
        options.Events.OnRemoteFailure = FailAsync;
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = ClientId;
            return Task.CompletedTask;
        };
    }

    /// <summary>Sends somebody to the provider; <paramref name="invitation"/> where they came by the link of one.</summary>
    public static IResult Ask(string target, string? invitation)
    {
        var properties = new AuthenticationProperties { RedirectUri = SignInEndpoints.SafeTarget(target) };
        if (!string.IsNullOrEmpty(invitation))
        {
            properties.Items[Invitation] = invitation;
        }
        return TypedResults.Challenge(properties, [SchemeName]);
    }

    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, target) = (context.HttpContext, context.ReturnUri ?? "/");
        var handler = http.RequestServices.GetRequiredService<SignInThroughProviderHandler>();
        var log = http.RequestServices.GetRequiredService<ILogger<Provider>>();
        if (ReadOf(context) is not { } command || await handler.HandleAsync(command, http.RequestAborted) is not { IsRefused: false } known)
        {
            log.LogWarning("Sign-in refused: the provider's identity has no account here");
            http.Response.Redirect($"{Sessions.SignInPath}?told=identity_unknown");
            return;
        }
        if (known.Value.Session is { } session)
        {
            await Sessions.OpenAsync(http, known.Value.User, session);
            log.LogInformation("Signed in through the provider");
            http.Response.Redirect(target);
            return;
        }
        await SecondStepEndpoints.Ask(http, known.Value.User, SignInWay.Provider, target).ExecuteAsync(http);
    }

    private static SignInThroughProvider? ReadOf(TicketReceivedContext context)
    {
        var principal = context.Principal!;
        if (principal.FindFirstValue("iss") is not { } issuer || principal.FindFirstValue("sub") is not { } subject)
        {
            return null;
        }
        var isVerified = string.Equals(principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return new SignInThroughProvider(
            new Identity(issuer, subject),
            isVerified && principal.FindFirstValue("email") is { } email && User.IsEmail(User.EmailOf(email)) ? User.EmailOf(email) : null,
            principal.FindFirstValue("name"),
            context.Properties?.Items.TryGetValue(Invitation, out var secret) == true ? secret : null,
            Languages.Of(context.HttpContext).Name,
            SignInEndpoints.VisitorOf(context.HttpContext)
        );
    }

    // Nothing of what came is shown or logged: it may hold codes.
    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context
            .HttpContext.RequestServices.GetRequiredService<ILogger<Provider>>()
            .LogWarning("Sign-in refused: the provider's answer does not hold ({Kind})", context.Failure?.GetType().Name);
        context.Response.Redirect($"{Sessions.SignInPath}?told=provider_failed");
        return Task.CompletedTask;
    }
}
