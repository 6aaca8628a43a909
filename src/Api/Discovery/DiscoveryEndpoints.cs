using System.Reflection;
using Entente.Api.OpenApi;

namespace Entente.Api.Discovery;

/// <summary>Where a client starts: links, version and limits.</summary>
public sealed record DiscoveryView(string Name, string Version, IReadOnlyDictionary<string, string> Links, LimitsView Limits);

/// <summary>Sizes in bytes; <see cref="JsonDepth"/> in levels; the page limits in objects.</summary>
public sealed record LimitsView(int BodyBytes, int JsonDepth, int PageLimit, int PageLimitDefault);

public static class DiscoveryEndpoints
{
    private static readonly DiscoveryView Answer = new(
        "Entente",
        typeof(DiscoveryEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0",
        new Dictionary<string, string>
        {
            ["self"] = "/v1",
            ["brands"] = "/v1/brands",
            ["api_keys"] = "/v1/api-keys",
            ["openapi"] = "/openapi/v1.json",
            ["documentation"] = "/swagger",
            ["problems"] = "/docs/problems",
            ["health"] = "/healthz",
            ["readiness"] = "/readyz",
        },
        new LimitsView(Serving.KestrelLimits.BodyBytes, Answers.JsonConventions.MaxDepth, 200, 50)
    );

    public static void MapDiscovery(this RouteGroupBuilder v1) =>
        v1.MapGet("", () => TypedResults.Ok(Answer))
            .WithName("discover")
            .WithTags("Discovery")
            .WithSummary("Where everything is: links, version and limits.")
            .WithAnswerExample(Answer)
            .AllowAnonymous();
}
