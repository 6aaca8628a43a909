using Entente.Api.Problems;

namespace Entente.Api.Health;

/// <summary>For whoever watches the process: alive, and ready to keep what it is told.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Ok(new { status = "ok" })).AllowAnonymous();
        app.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(CancellationToken ct)
    {
        await Task.CompletedTask;
        return TypedResults.Ok(new { status = "ready" });
    }
}
