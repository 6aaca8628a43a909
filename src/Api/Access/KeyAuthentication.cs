using System.Security.Claims;
using System.Text.Encodings.Web;
using Entente.Api.Problems;
using Entente.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Entente.Api.Access;

/// <summary><c>Authorization: Bearer</c> with an API key (RFC 6750).</summary>
public sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    KeyRing keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Key";
    public const string KeyIdClaim = "key_id";
    private const int LongestSecret = 500;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var secret = header["Bearer ".Length..].Trim();
        if (secret.Length is 0 or > LongestSecret || await keys.FindBySecretAsync(secret, Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("No good key.");
        }
        Context.Features.Set(key.AsCaller());
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(key, SchemeName), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await RefuseAsync(Context, wasTried: (await HandleAuthenticateOnceSafeAsync()).Failure is not null);

    /// <summary>401, saying how to get in, and whether the proof that came was no good.</summary>
    public static Task RefuseAsync(HttpContext context, bool wasTried)
    {
        context.Response.Headers.WWWAuthenticate = wasTried
            ? "Bearer realm=\"entente\", error=\"invalid_token\""
            : "Bearer realm=\"entente\"";
        return new Problem(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated).ExecuteAsync(context);
    }

    public static ClaimsPrincipal PrincipalOf(ApiKey key, string scheme) =>
        new(new ClaimsIdentity([new Claim(KeyIdClaim, key.Id.ToString()), new Claim(ClaimTypes.Name, key.Name)], scheme));
}
