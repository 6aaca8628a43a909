using Entente.Domain.Brands;
using Entente.Domain.Metrics;

namespace Entente.Application.Metrics;

/// <summary>The ledger's weeks; <see cref="Currency"/> is null while there is no campaign.</summary>
public sealed record FanLedger(string? Currency, IReadOnlyList<FansOfWeek> Weeks);

public interface IFanReads
{
    /// <summary>
    /// What was spent and won in some weeks, both ends included, one row a campaign and week; and whom dialogue won back in them, one row a
    /// network and week. What fans wrote counts until <paramref name="now"/>.
    /// </summary>
    Task<FanLedger> ReadAsync(Brand brand, IsoWeek from, IsoWeek to, DateTimeOffset now, CancellationToken ct);

    /// <summary>What named fans and those won back wrote in some weeks after the day they were won, by origin; weeks without a word are left out.</summary>
    Task<IReadOnlyList<CohortSentiment>> SentimentAsync(Brand brand, IsoWeek from, IsoWeek to, CancellationToken ct);
}
