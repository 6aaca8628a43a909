using Entente.Domain.Brands;
using Entente.Domain.Metrics;
using Entente.Domain.Outcomes;
using Entente.Domain.Policies;

namespace Entente.Application.Policies;

/// <summary>Try a version, a draft above all, on past weeks, both ends included. Nothing is stored or changed.</summary>
public sealed record RunBacktest(Brand Brand, string Version, IsoWeek From, IsoWeek To);

/// <summary>What would have been otherwise: against what happened, and for the clocks against the policy in force.</summary>
public sealed record Backtest(
    string Version,
    string InForce,
    IsoWeek From,
    IsoWeek To,
    string TimeZone,
    BacktestCounts Counts,
    MissedClocks FirstReplies,
    MissedClocks Resolutions,
    DateTimeOffset ComputedAt
);

public sealed class RunBacktestHandler(IPolicyReads policies, IBacktestReads backtests, TimeProvider clock)
{
    public const int MostWeeks = 106;
    private const int MostExamples = 20;

    public async Task<Result<Backtest>> HandleAsync(RunBacktest query, CancellationToken ct)
    {
        var (brand, now) = (query.Brand, clock.GetUtcNow());
        if (await policies.FindAsync(brand.Id, query.Version, ct) is not { Policy: var draft })
        {
            return PolicyErrors.NotFound(query.Version);
        }
        if (query.From > query.To)
        {
            return PolicyErrors.WeeksTurnedRound;
        }
        if (query.From.Plus(MostWeeks) <= query.To)
        {
            return PolicyErrors.TooManyWeeks(MostWeeks);
        }
        var inForce = await policies.InForceAsync(brand.Id, now, ct);
        var (from, to) = (query.From.StartIn(brand.Zone), query.To.EndIn(brand.Zone));
        var counts = await backtests.JudgeAsync(brand.Id, draft, from, to, MostExamples, ct);
        var cases = await backtests.CaseTimesAsync(brand.Id, from, to, ct);
        var trial = new ClockTrial(inForce, draft, brand.Zone, now, MostExamples);
        return new Backtest(
            draft.Version,
            inForce.Version,
            query.From,
            query.To,
            brand.TimeZone,
            counts,
            trial.FirstReplies(cases),
            trial.Resolutions(cases),
            now
        );
    }
}
