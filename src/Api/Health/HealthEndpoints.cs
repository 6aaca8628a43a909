using Entente.Api.Problems;

namespace Entente.Api.Health;

/// <summary>For whoever watches the process: alive, and ready to keep what it is told.</summary>
public static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Ok(new { status = "ok" })).AllowAnonymous().DisableRateLimiting();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous().DisableRateLimiting();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken ct) =>
        await readiness.WhyNotAsync(ct) is { } reason
            ? new Problem(StatusCodes.Status503ServiceUnavailable, reason) { RetryAfter = 5 }
            : TypedResults.Ok(new { status = "ready" });
}
