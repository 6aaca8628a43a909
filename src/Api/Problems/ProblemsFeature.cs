using Microsoft.AspNetCore.Http.HttpResults;

namespace Entente.Api.Problems;

public static class ProblemsFeature
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddExceptionHandler<Failures>();

    /// <summary>Every refusal and failure behind this line leaves as a problem, also those that carry a status and no body.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true, ExceptionHandler = _ => Task.CompletedTask }
        );
        app.UseStatusCodePages(context =>
        {
            var status = context.HttpContext.Response.StatusCode;
            return new Problem(status, ProblemCodes.OfStatus(status)).ExecuteAsync(context.HttpContext);
        });
    }

    /// <summary>The page that the <c>type</c> of every problem points to.</summary>
    public static void MapProblemsPage(this WebApplication app) =>
        app.MapGet(
                "/docs/problems",
                (HttpContext context) =>
                    new RazorComponentResult<ProblemsPage>(
                        new Dictionary<string, object?> { [nameof(ProblemsPage.Language)] = Languages.Of(context) }
                    )
            )
            .AllowAnonymous();
}
