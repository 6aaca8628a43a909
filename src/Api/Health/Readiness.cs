using System.Data.Common;
using Entente.Api.Problems;
using Entente.Infrastructure.Database;

namespace Entente.Api.Health;

/// <summary>Whether this process can keep what it is told: the database answers in time and has this version's schema.</summary>
public sealed class Readiness(EntenteDatabase database, Migrator migrator, ILogger<Readiness> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A schema that is complete stays so for the life of the process.
    private volatile bool _isMigrated;

    /// <summary>The code of what is missing, or null when ready.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            // Opening a session asks the database already.
            await using var session = await database.OpenInstanceAsync(limit.Token);
            _isMigrated = _isMigrated || migrator.Pending().Count == 0;
            return _isMigrated ? null : ProblemCodes.SchemaPending;
        }
        catch (DbException failure)
        {
            log.LogWarning("Not ready: the database answers {SqlState}", failure.SqlState);
            return ProblemCodes.DatabaseUnavailable;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("Not ready: the database does not answer in time");
            return ProblemCodes.DatabaseUnavailable;
        }
    }
}
