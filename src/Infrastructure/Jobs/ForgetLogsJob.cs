using Entente.Application.Access;
using Entente.Application.Brands;
using Entente.Application.Practice;
using Hangfire;
using Microsoft.Extensions.Configuration;

namespace Entente.Infrastructure.Jobs;

/// <summary>How long logs about people are kept, in whole months: <c>Entente:Retention</c> of the settings, a year unless it says otherwise.</summary>
public sealed record LogRetention(int AccessEventsMonths = 12, int PracticeRunsMonths = 12)
{
    /// <exception cref="InvalidOperationException">A time is not from 1 to 120 months.</exception>
    public static LogRetention Of(IConfiguration configuration)
    {
        var said = configuration.GetSection("Entente:Retention").Get<LogRetention>() ?? new LogRetention();
        return said is { AccessEventsMonths: >= 1 and <= 120, PracticeRunsMonths: >= 1 and <= 120 }
            ? said
            : throw new InvalidOperationException("Entente:Retention keeps logs from 1 to 120 months.");
    }
}

/// <summary>Forgets every night what is older than it is kept: what happened at the doors, and runs of practice.</summary>
public sealed class ForgetLogsJob(
    IBrandReads brands,
    ForgetAccessEventsHandler accessEvents,
    ForgetRunsHandler runs,
    LogRetention retention
)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        await accessEvents.HandleAsync(new ForgetAccessEvents(retention.AccessEventsMonths), ct);
        foreach (var brand in await brands.ListAsync(ct))
        {
            await runs.HandleAsync(new ForgetRuns(brand, retention.PracticeRunsMonths), ct);
        }
    }
}
