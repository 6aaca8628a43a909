using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace Entente.Api.Problems;

/// <summary>What went wrong without anybody meaning it: logged once here, answered without a detail.</summary>
public sealed class Failures(ILogger<Failures> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        await ProblemOf(exception, httpContext.TraceIdentifier).ExecuteAsync(httpContext);
        return true;
    }

    private Problem ProblemOf(Exception exception, string requestId)
    {
        if (exception is BadHttpRequestException bad)
        {
            return new Problem(bad.StatusCode, ProblemCodes.OfStatus(bad.StatusCode));
        }
        if (IsDatabaseUnavailable(exception))
        {
            log.LogError("Request {RequestId} failed: the database does not answer ({Reason})", requestId, exception.GetType().Name);
            return new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.DatabaseUnavailable)
            {
                RetryAfter = RetryAfterSeconds,
            };
        }
        log.LogError(exception, "Request {RequestId} failed", requestId);
        return new Problem(StatusCodes.Status500InternalServerError, ProblemCodes.InternalError);
    }

    // Connection exceptions (08), insufficient resources such as a full disk (53), operator intervention such as a restart (57P)
    // and read-only while failing over (25006) pass by themselves; a bug in our SQL does not.
    private static bool IsDatabaseUnavailable(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException database)
            {
                var state = database.SqlState ?? "";
                return state.StartsWith("08", StringComparison.Ordinal)
                    || state.StartsWith("53", StringComparison.Ordinal)
                    || state.StartsWith("57", StringComparison.Ordinal)
                    || state is "25006"
                    || database.IsTransient;
            }
        }
        return false;
    }
}
