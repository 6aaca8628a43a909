using Entente.Domain.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Entente.Api.OpenApi;

/// <summary>What holds for the whole document: what it is, where it is served, how to get in.</summary>
internal static class AboutDocument
{
    public const string KeyScheme = "api_key";

    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Entente API",
            Version = "1",
            Description =
                "The response desk for a brand's communities: mentions, triage, cases, metrics and reports. "
                + "Objects of a brand live under `/v1/brands/{brand}`. Members are snake_case, instants are UTC, ids are opaque strings, "
                + "words may gain new values. Refusals are `application/problem+json` with a stable `code`; see `/docs/problems`.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = $"An API key, presented as `Authorization: Bearer ent_…`. Scopes: {string.Join(", ", Scopes.All.Order())}.",
        };
        return Task.CompletedTask;
    }
}
