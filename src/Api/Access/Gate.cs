using Entente.Api.Problems;
using Entente.Domain.Access;
using Entente.Domain.Brands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Entente.Api.Access;

/// <summary>
/// Lets a request through to its endpoint, or not. Deny by default: an endpoint that says nothing needs a caller; one with a
/// <see cref="RequiredScope"/> needs that right, on the brand its path names. A brand the caller does not see is not found.
/// </summary>
public sealed class Gate(RequestDelegate next, BrandsBySlug brands)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint)
        {
            await KnowBrandAsync(context);
        }
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }
        if (context.Features.Get<Caller>() is not { } caller)
        {
            await context.ChallengeAsync();
            return;
        }
        if (
            context.Features.Get<OpenSession>() is { LacksSecondFactor: true }
            && endpoint.Metadata.GetMetadata<BeforeSecondFactor>() is null
        )
        {
            await AskForSecondFactorAsync(context);
            return;
        }
        if (await RefusalAsync(context, endpoint, caller) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    /// <summary>No endpoint takes the request; its refusal still speaks the language of the brand, as those of endpoints do.</summary>
    private async Task KnowBrandAsync(HttpContext context)
    {
        if (
            context.Features.Get<Caller>() is { } caller
            && context.Request.Path.StartsWithSegments("/v1/brands", out var under)
            && under.Value?.Split('/') is ["", { Length: > 0 } slug, ..]
            && await brands.FindAsync(slug, context.RequestAborted) is { } brand
            && caller.Sees(brand.Id)
        )
        {
            context.Features.Set(brand);
        }
    }

    private static Task AskForSecondFactorAsync(HttpContext context) =>
        SchemeChoice.IsApi(context.Request)
            ? new Problem(StatusCodes.Status403Forbidden, "second_factor_required").ExecuteAsync(context)
            : TypedResults.LocalRedirect(AccountEndpoints.SecondFactorPath).ExecuteAsync(context);

    private async Task<Problem?> RefusalAsync(HttpContext context, RouteEndpoint endpoint, Caller caller)
    {
        if (endpoint.IsUnderABrand() && context.GetRouteValue("brand") is string slug)
        {
            if (await brands.FindAsync(slug, context.RequestAborted) is not { } brand || !caller.Sees(brand.Id))
            {
                return BrandErrors.NotFound(slug).ToProblem();
            }
            context.Features.Set(brand);
            // What a person may do here, whatever they may do on other brands.
            caller = caller.On(brand.Id);
            context.Features.Set(caller);
        }
        var missing = endpoint
            .Metadata.GetOrderedMetadata<RequiredScope>()
            .FirstOrDefault(scope => endpoint.IsUnderABrand() ? !caller.Holds(scope.Scope) : !caller.HoldsSomewhere(scope.Scope));
        return missing is null ? null : MissingScope(missing.Scope);
    }

    private static Problem MissingScope(string scope) =>
        new(StatusCodes.Status403Forbidden, ProblemCodes.MissingScope)
        {
            Facts = new Dictionary<string, object?> { ["required_scope"] = scope },
        };
}

/// <summary>Metadata: the right an endpoint asks for.</summary>
public sealed record RequiredScope(string Scope);

public static class ScopeConventions
{
    public static bool IsUnderABrand(this RouteEndpoint endpoint) => endpoint.RoutePattern.GetParameter("brand") is not null;

    /// <summary>Asks for a right on one endpoint or a whole group: <code>brand.MapGroup("/cases").RequireScope(Scopes.CasesRead)</code></summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        if (!Scopes.All.Contains(scope))
        {
            throw new ArgumentException($"'{scope}' is no scope.", nameof(scope));
        }
        return builder.WithMetadata(new RequiredScope(scope));
    }
}
