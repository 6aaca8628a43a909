namespace Entente.Api.Requests;

/// <summary>The roots that every feature maps its endpoints under.</summary>
public static class V1
{
    /// <summary><c>/v1</c>, under the request rules.</summary>
    public static RouteGroupBuilder MapV1(this WebApplication app) =>
        app.MapGroup("/v1").AddEndpointFilter<RouteGroupBuilder, RequestRules>();

    /// <summary><c>/v1/brands/{brand}</c>: endpoints below may take the <c>Brand</c> of the path as a parameter.</summary>
    public static RouteGroupBuilder MapBrand(this RouteGroupBuilder v1) =>
        v1.MapGroup("/brands/{brand}").AddEndpointFilter<RouteGroupBuilder, IdempotencyKeys>();
}
